# Finds a Python that is new enough and runs launch.py with it.
here=$(dirname -- "$0")
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$here/../launch.py" "$@"
    fi
done
echo "Adviesraad needs Python 3.11 or newer: install it (Debian, Ubuntu: apt-get install python3 python3-venv)." >&2
exit 1
