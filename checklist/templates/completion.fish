# Completion of checklist for fish. Load it with
#     checklist completion fish | source
# in ~/.config/fish/config.fish, or save it as ~/.config/fish/completions/checklist.fish.
function __checklist_answer
    set -l words (commandline -opc)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    $program completion fish --answer -- $words (commandline -ct) 2>/dev/null
end
complete -c checklist -f -k -a '(__checklist_answer)'
