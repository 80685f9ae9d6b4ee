using System.Text.Json;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Writes clocks, links, faults and traces, in the language of scenarios.</summary>
internal static class PhysicalJson
{
    /// <summary>Writes the options of a physical scheduler into an object that has been begun.</summary>
    public static void Write(Utf8JsonWriter json, SchedulerSpec.Physical physical)
    {
        WriteClock(json, physical.Clock);
        WriteLink(json, physical.Link);
        WriteAll(json, "clocks", physical.Clocks, item => item.Name, item =>
        {
            json.WriteString("nodes", item.Nodes.ToString());
            WriteClock(json, item.Clock);
        });
        WriteAll(json, "links", physical.Links, item => item.Name, item =>
        {
            json.WriteString("from", item.From.ToString());
            json.WriteString("to", item.To.ToString());
            WriteLink(json, item.Link);
        });
        json.WriteString("inbox", physical.LastArrived ? "last" : "newest");
        WriteWake(json, physical.Wake);
        WriteSend(json, physical.Send);
        WriteAll(json, "faults", physical.Faults, item => item.Name, item => WriteFault(json, item));
        WriteDuration(json, "checkpoint", physical.Checkpoint);
    }

    /// <summary>Writes all traces of a scenario, where there are any.</summary>
    public static void WriteTraces(Utf8JsonWriter json, IReadOnlyList<TraceSpec> traces) =>
        WriteAll(json, "traces", traces, item => item.Name, item =>
        {
            json.WriteString("kind", item is TraceSpec.Delays ? "delays" : "deliveries");
            json.WriteString("file", item.File);
            if (item is TraceSpec.Delays delays)
            {
                WriteDuration(json, "unit", delays.Unit);
                json.WriteNumber("scale", delays.Scale);
                WriteDuration(json, "every", delays.Every);
            }

            if (item is TraceSpec.Deliveries deliveries)
            {
                json.WriteNumber("first", deliveries.First);
            }

            if (item.Source is { } source)
            {
                json.WriteString("source", source);
            }
        });

    private static void WriteAll<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Func<T, string> name, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartObject(key);
        foreach (var item in items)
        {
            json.WriteStartObject(name(item));
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteClock(Utf8JsonWriter json, ClockSpec clock)
    {
        json.WriteStartObject("clock");
        switch (clock)
        {
            case ClockSpec.Poisson poisson:
                json.WriteString("kind", "poisson");
                WriteDuration(json, "period", poisson.Period);
                break;
            case ClockSpec.Periodic periodic:
                json.WriteString("kind", "periodic");
                WriteDuration(json, "period", periodic.Period);
                break;
            case ClockSpec.Renewal renewal:
                json.WriteString("kind", "renewal");
                WriteDelay(json, "period", renewal.Period);
                break;
        }

        json.WriteString("phase", clock.Phase is { } phase ? DurationText.Write(phase) : clock.IsStaggered ? "stagger" : "random");
        WriteSpread(json, clock.Spread);
        WriteDrift(json, clock.Drift);
        json.WriteEndObject();
    }

    private static void WriteSpread(Utf8JsonWriter json, SpreadSpec? spread)
    {
        switch (spread)
        {
            case SpreadSpec.LogNormal logNormal:
                WriteKind(json, "spread", "log-normal", ("sigma", logNormal.Sigma));
                break;
            case SpreadSpec.Uniform uniform:
                WriteKind(json, "spread", "uniform", ("by", uniform.By));
                break;
        }
    }

    private static void WriteDrift(Utf8JsonWriter json, DriftSpec? drift)
    {
        switch (drift)
        {
            case DriftSpec.Linear linear:
                WriteKind(json, "drift", "linear", ("change", linear.Change), ("over", linear.Over));
                break;
            case DriftSpec.Periodic periodic:
                WriteKind(json, "drift", "periodic", ("amplitude", periodic.Amplitude), ("period", periodic.Period));
                break;
            case DriftSpec.Step step:
                WriteKind(json, "drift", "step", ("at", step.At), ("rate", step.Rate));
                break;
        }
    }

    private static void WriteLink(Utf8JsonWriter json, LinkSpec link)
    {
        json.WriteStartObject("link");
        WriteDelay(json, "delay", link.Delay);
        switch (link.Pattern)
        {
            case LossSpec.InBursts { Chain: var chain }:
                WriteKind(
                    json,
                    "loss",
                    "gilbert-elliott",
                    ("good-to-bad", chain.GoodToBad),
                    ("bad-to-good", chain.BadToGood),
                    ("loss-good", chain.LossGood),
                    ("loss-bad", chain.LossBad));
                break;
            case LossSpec.Measured measured:
                WriteKind(json, "loss", "measured", ("trace", measured.Trace.Name));
                break;
            default:
                json.WriteNumber("loss", link.Loss);
                break;
        }

        json.WriteNumber("duplication", link.Duplication);
        json.WriteBoolean("fifo", link.Fifo);
        json.WriteEndObject();
    }

    private static void WriteDelay(Utf8JsonWriter json, string key, DelaySpec delay)
    {
        switch (delay)
        {
            case DelaySpec.Constant constant:
                WriteKind(json, key, "constant", ("value", constant.Value));
                break;
            case DelaySpec.Uniform uniform:
                WriteKind(json, key, "uniform", ("min", uniform.Min), ("max", uniform.Max));
                break;
            case DelaySpec.Exponential exponential:
                WriteKind(json, key, "exponential", ("mean", exponential.Mean), ("min", exponential.Min));
                break;
            case DelaySpec.Pareto pareto:
                WriteKind(json, key, "pareto", ("min", pareto.Min), ("shape", pareto.Shape));
                break;
            case DelaySpec.LogNormal logNormal:
                WriteKind(json, key, "log-normal", ("median", logNormal.Median), ("sigma", logNormal.Sigma));
                break;
            case DelaySpec.Measured measured:
                WriteKind(json, key, "measured", ("trace", measured.Trace.Name));
                break;
            default:
                WriteCompound(json, key, delay);
                break;
        }
    }

    private static void WriteCompound(Utf8JsonWriter json, string key, DelaySpec delay)
    {
        json.WriteStartObject(key);
        switch (delay)
        {
            case DelaySpec.MathNet other:
                json.WriteString("kind", "math-net");
                json.WriteString("distribution", other.Distribution);
                json.WriteStartObject("parameters");
                foreach (var (name, value) in other.Parameters)
                {
                    json.WriteNumber(name, value);
                }

                json.WriteEndObject();
                WriteDuration(json, "unit", other.Unit);
                break;
            case DelaySpec.Truncated truncated:
                json.WriteString("kind", "truncated");
                WriteDelay(json, "of", truncated.Of);
                WriteDuration(json, "min", truncated.Min);
                WriteDuration(json, "max", truncated.Max);
                break;
            case DelaySpec.Shifted shifted:
                json.WriteString("kind", "shifted");
                WriteDelay(json, "of", shifted.Of);
                WriteDuration(json, "by", shifted.By);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteFault(Utf8JsonWriter json, FaultSpec fault)
    {
        if (fault is FaultSpec.OfNodes { Fault: var crash })
        {
            json.WriteString("kind", crash.IsBounce ? "bounce" : "crash");
            json.WriteString("nodes", crash.Nodes.ToString());
            WriteTimes(json, crash.Times, hasRepair: !crash.IsBounce);
            json.WriteString("state", crash.State.ToString().ToLowerInvariant());
        }

        if (fault is FaultSpec.OfArcs { Fault: var cut })
        {
            json.WriteString("kind", cut.Kind.ToString().ToLowerInvariant());
            json.WriteString("from", cut.From.ToString());
            json.WriteString("to", cut.To.ToString());
            json.WriteString("ways", cut.BothWays ? "both" : "one");
            WriteTimes(json, cut.Times, hasRepair: cut.Kind is ArcFaultKind.Partition or ArcFaultKind.Hold);
        }
    }

    private static void WriteTimes(Utf8JsonWriter json, FaultTimes times, bool hasRepair)
    {
        if (times is FaultTimes.Once once)
        {
            WriteDuration(json, "at", once.At);
            WriteDuration(json, "for", once.For);
        }

        if (times is FaultTimes.AtRates rates)
        {
            WriteDuration(json, "mtbf", rates.Mtbf);
            WriteDuration(json, "mttr", hasRepair ? rates.Mttr : null);
        }
    }

    private static void WriteWake(Utf8JsonWriter json, WakeSpec wake)
    {
        if (wake.On == Waking.Clock)
        {
            json.WriteString("wake", "clock");
        }
        else
        {
            WriteKind(json, "wake", wake.On == Waking.Both ? "both" : "message", ("rest", wake.Rest));
        }
    }

    private static void WriteSend(Utf8JsonWriter json, SendSpec? send)
    {
        if (send is null)
        {
            json.WriteString("send", "always");
        }
        else
        {
            WriteKind(json, "send", "change", ("above", send.Above), ("norm", send.IsEuclidean ? "euclidean" : "max"));
        }
    }

    private static void WriteKind(Utf8JsonWriter json, string key, string kind, params ReadOnlySpan<(string Name, object Value)> options)
    {
        json.WriteStartObject(key);
        json.WriteString("kind", kind);
        foreach (var (name, value) in options)
        {
            switch (value)
            {
                case TimeSpan duration:
                    WriteDuration(json, name, duration);
                    break;
                case double number:
                    json.WriteNumber(name, number);
                    break;
                default:
                    json.WriteString(name, (string)value);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteDuration(Utf8JsonWriter json, string key, TimeSpan? duration)
    {
        if (duration is { } value)
        {
            json.WriteString(key, DurationText.Write(value));
        }
    }
}
