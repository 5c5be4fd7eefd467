# bash completion for gongbu(1)

# The forms of the project folder as POLICY/N: content/policies/x/forms/3-….yaml is x/3.
_gongbu_forms()
{
	local file policy n
	for file in "$1"/content/policies/*/forms/*.yaml; do
		[[ -e $file ]] || continue
		policy=${file%/forms/*} n=${file##*/}
		echo "${policy##*/}/${n%%-*}"
	done
}

_gongbu_answer() # WORDS: those that begin with what was typed
{
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_gongbu()
{
	local word=$2 before=$3 command='' root=. i
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		[[ ${COMP_WORDS[i]} != -C ]] || root=${COMP_WORDS[i + 1]}
		[[ -n $command || ${COMP_WORDS[i]} == -* || ${COMP_WORDS[i - 1]} == -C ]] || command=${COMP_WORDS[i]}
	done
	case $before in
	-C | --fonts) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
	-o | --data) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
	--lang) _gongbu_answer "zh en" "$word"; return ;;
	--edition) _gongbu_answer "zh en zh-en" "$word"; return ;;
	--date) _gongbu_answer "$(date +%F)" "$word"; return ;;
	--only) _gongbu_answer "assets forms data policy parallel pages rates lists estimator audit library search feeds server sitemap" "$word"; return ;;
	-j) _gongbu_answer "$(nproc)" "$word"; return ;;
	--sheet | --port) return ;;
	esac
	case $command in
	'') _gongbu_answer "build check estimate form serve data --help" "$word" ;;
	build) _gongbu_answer "-C -o --only --date --fonts --lang -j --strict --json --help" "$word" ;;
	check)
		if [[ $word == -* ]]; then _gongbu_answer "-C --date --fonts --lang -j --strict --json --help" "$word"
		else compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$word"); fi ;;
	serve) _gongbu_answer "-C --port --date --fonts --lang -j --help" "$word" ;;
	estimate) _gongbu_answer "-C --lang --json --batch --pack --explain-no --help region= date=" "$word"
		[[ ${COMPREPLY[*]} != *= ]] || compopt -o nospace 2>/dev/null ;;
	form)
		if [[ $word == -* ]]; then
			_gongbu_answer "-C -o --data --sheet --edition --headings --fill --copies --date --fonts --lang --strict --help" "$word"
		else _gongbu_answer "$(_gongbu_forms "$root")" "$word"; fi ;;
	data) _gongbu_answer "-C --date --fonts --lang --help" "$word" ;;
	esac
}
complete -F _gongbu gongbu
