# Completion of checklist for bash. Load it with
#     eval "$(checklist completion bash)"
# in ~/.bashrc, or save it as ~/.local/share/bash-completion/completions/checklist.
_checklist() {
    local kind value
    COMPREPLY=()
    while IFS=$'\t' read -r kind value; do
        COMPREPLY+=("$value")
        if [[ $kind == open ]]; then compopt -o nospace 2>/dev/null; fi
    done < <("${1/#\~/$HOME}" completion bash --answer -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
complete -o nosort -F _checklist checklist 2>/dev/null || complete -F _checklist checklist
