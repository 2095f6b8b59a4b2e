#compdef checklist
# Completion of checklist for zsh. Load it with
#     eval "$(checklist completion zsh)"
# after compinit in ~/.zshrc, or save it as _checklist in a folder of $fpath.
_checklist() {
    local kind value shown program=${(Q)words[1]}
    local -a plain plain_shown open open_shown
    while IFS=$'\t' read -r kind value shown; do
        if [[ $kind == open ]]; then
            open+=("$value") open_shown+=("$shown")
        else
            plain+=("$value") plain_shown+=("$shown")
        fi
    done < <("${program/#\~/$HOME}" completion zsh --answer -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#plain )) && compadd -V checklist -l -d plain_shown -a plain
    (( $#open )) && compadd -V checklist-open -l -S '' -d open_shown -a open
}
if [[ $funcstack[1] == _checklist ]]; then
    _checklist "$@"
else
    compdef _checklist checklist
fi
