"""Who writes waits for who wrote before; what is no file is written to as it stands."""

import os
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from checklist.store import lock
from checklist.store.lock import Busy, locked
from checklist.store.stream import descriptor, is_stream
from checklist.store.undisturbed import undisturbed
from checklist.store.write import Replacement, put_all, replace_all, save
from tests.store.broken import DONE, as_another, in_child, let_in
from tests.store.written import names, posix


@posix
def test_an_edit_waits_for_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with locked([path]):
        edit = threading.Thread(target=replace_all, args=([Replacement(path, b"old", b"new")],))
        edit.start()
        time.sleep(0.1)
        assert path.read_bytes() == b"old"
    edit.join()
    assert path.read_bytes() == b"new"


@posix
def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    path = tmp_path / "a"
    path.write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    with locked([path]), pytest.raises(Busy) as caught:
        replace_all([Replacement(tmp_path / "link", b"old", b"new")])
    assert caught.value.filename == str(tmp_path / "link")
    assert path.read_bytes() == b"old"


def test_who_is_locked_already_reads_and_puts(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    with locked([path]):
        before = path.read_bytes()
        put_all([Replacement(path, before, before + b"2")])
    assert path.read_bytes() == b"12"


@posix
def test_a_lock_that_another_made_is_locked_all_the_same(tmp_path: Path) -> None:
    let_in(tmp_path)
    tmp_path.chmod(0o777)
    path = tmp_path / "a"
    path.write_bytes(b"old")
    replace_all([Replacement(path, b"old", b"new")])
    assert in_child(as_another(lambda: replace_all([Replacement(path, b"new", b"newer")]))) == DONE
    assert path.read_bytes() == b"newer"


@posix
def test_the_mask_of_signals_is_as_before(tmp_path: Path) -> None:
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        save(tmp_path / "a", b"")
        with pytest.raises(KeyError), undisturbed():
            raise KeyError
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


@posix
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    end = os.open(tmp_path / "pipe", os.O_RDWR)
    save(tmp_path / "pipe", b"through the pipe")
    assert os.read(end, 100) == b"through the pipe"
    os.close(end)
    save(Path(os.devnull), b"gone")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        save(tmp_path / "s", b"through the socket")
        assert server.accept()[0].recv(100) == b"through the socket"
    (tmp_path / "link").symlink_to("pipe")
    assert all(is_stream(one) for one in (tmp_path / "pipe", tmp_path / "link", tmp_path / "s", Path(os.devnull)))
    assert not any(is_stream(one) for one in (tmp_path, tmp_path / "none", Path(__file__), Path(__file__) / "below"))
    assert names(tmp_path) == {"pipe", "s", "link"}


@posix
def test_an_open_descriptor_is_known_by_its_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stderr")
    (tmp_path / "again").symlink_to("link")
    (tmp_path / "file").write_bytes(b"")
    for path, number in (("/dev/stdout", 1), ("/dev/fd/63", 63), (tmp_path / "again", 2), (tmp_path / "file", None)):
        assert descriptor(Path(path)) == number
    if Path("/proc/self/fd").exists():
        assert descriptor(Path("/proc/self/fd/1")) == 1
        assert descriptor(Path(f"/proc/{os.getppid()}/fd/1")) is None


@posix
def test_an_open_descriptor_goes_on_where_it_is(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.write(b"before, ")
        file.flush()
        save(Path(f"/dev/fd/{file.fileno()}"), b"between, ")
        file.write(b"after")
    assert (tmp_path / "a").read_bytes() == b"before, between, after"


@posix
def test_that_no_lock_may_be_made_is_no_missing_file(tmp_path: Path) -> None:
    let_in(tmp_path)

    def lock() -> None:
        with pytest.raises(PermissionError), locked([tmp_path / "a"]):
            pass

    assert in_child(as_another(lock)) == DONE
