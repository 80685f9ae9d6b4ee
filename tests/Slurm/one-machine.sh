#!/bin/bash
# A Slurm of its own on this machine, for as long as a command takes:  one-machine.sh FOLDER COMMAND...
# Needs root and Debian's slurm-wlm; all that it writes is in FOLDER. The command finds SLURM_CONF set.
set -euo pipefail

folder=$(realpath "$1")
shift
host=$(hostname -s)
mkdir -p "$folder"/{state,spool,log,munge}
chmod 700 "$folder/munge"
head -c 1024 /dev/urandom > "$folder/munge/key"
chmod 600 "$folder/munge/key"

# Ports that nobody listens on now.
port() {
    local number
    while number=$((20000 + RANDOM % 20000)); (exec 3<> "/dev/tcp/127.0.0.1/$number") 2> /dev/null; do :; done
    echo "$number"
}
controller=$(port)
daemon=$(port)
cat > "$folder/slurm.conf" <<EOF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
SlurmctldPort=$controller
SlurmdPort=$daemon
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld
SlurmdLogFile=$folder/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF=$folder/slurm.conf

munged --force --foreground --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" \
    --log-file="$folder/log/munged" --seed-file="$folder/munge/seed" > "$folder/log/munged.out" 2>&1 &
munge=$!
slurmctld -D -c -f "$SLURM_CONF" > "$folder/log/slurmctld.out" 2>&1 &
control=$!
slurmd -D -c -f "$SLURM_CONF" -N "$host" > "$folder/log/slurmd.out" 2>&1 &
node=$!
trap 'kill $node $control $munge 2> /dev/null; wait 2> /dev/null' EXIT

for _ in $(seq 100); do
    if sinfo --noheader --states=idle 2> /dev/null | grep -q "$host"; then
        "$@"
        exit
    fi
    sleep 0.2
done
echo "one-machine.sh: Slurm did not come up: $(tail -n 3 "$folder"/log/* | tr '\n' ' ')" >&2
exit 1
