"""The kernel benchmarks of this folder's neighbours on SimPy, as they are usually written: PHOLD with a process a job, M/M/1 with a process
a customer and a resource. SimPyProgram.cs runs it; by hand:

    python3 kernels.py phold|mm1 PLACES

The first line that it reads has the tables of KernelTables.cs as JSON: gaps, services and places. After that "run UNTIL" lets everything
before the tick UNTIL happen, and is answered by the nanoseconds of processor time and the number of events, or customers served, that it
took; "outcome" by the number that all kernels must agree on.
"""

import json
import sys
import time

import simpy


class Phold:
    def __init__(self, tables, places):
        self.environment, self.updates, self.counts = simpy.Environment(), 0, [0] * places
        self.gaps, self.places = tables["gaps"], tables["places"]
        for job in range(places):
            self.environment.process(self.travel(job))

    def travel(self, job):
        entry, last, places = 7919 * job, len(self.gaps) - 1, len(self.counts)
        while True:
            yield self.environment.timeout(self.gaps[entry & last])
            self.counts[self.places[entry & last] * places >> 31] += 1
            self.updates += 1
            entry += 1

    def outcome(self):
        return sum((place + 1) * count for place, count in enumerate(self.counts))


class Mm1:
    def __init__(self, tables, places):
        self.environment, self.updates, self.number, self.since, self.area = simpy.Environment(), 0, 0, 0, 0
        self.gaps, self.services = tables["gaps"], tables["services"]
        self.server = simpy.Resource(self.environment, capacity=1)
        self.environment.process(self.come())

    def come(self):
        customer = 0
        while True:
            yield self.environment.timeout(self.gaps[customer % len(self.gaps)])
            self.change(1)
            self.environment.process(self.visit(customer))
            customer += 1

    def visit(self, customer):
        with self.server.request() as request:
            yield request
            yield self.environment.timeout(self.services[customer % len(self.services)])
            self.change(-1)
            self.updates += 1

    def change(self, by):
        self.area += self.number * (self.environment.now - self.since)
        self.since, self.number = self.environment.now, self.number + by

    def outcome(self):
        return self.area


def main():
    model = {"phold": Phold, "mm1": Mm1}[sys.argv[1]](json.loads(sys.stdin.readline()), int(sys.argv[2]))
    for line in sys.stdin:
        command, *until = line.split()
        if command == "run":
            start, before = time.process_time_ns(), model.updates
            model.environment.run(until=int(until[0]))
            print(time.process_time_ns() - start, model.updates - before, flush=True)
        else:
            print(model.outcome(), flush=True)


if __name__ == "__main__":
    main()
