using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The kinds of delay, and of period.</summary>
internal static class DelayShape
{
    /// <summary>The kinds, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Shape Shape, Type Type)> Family =
    [
        (new("constant", "always the same", Key.Required("value", "the delay")), typeof(Constant)),
        (new("uniform", "equally likely between two ends", Key.Required("min", "the shortest"), Key.Required("max", "the longest")),
            typeof(Uniform)),
        (new(
            "exponential",
            "a shortest delay plus an exponential variable",
            Key.Required("mean", "mean of the whole delay"),
            new Key("min", "the shortest", "0")), typeof(Exponential)),
        (new(
            "pareto",
            "longer than d with probability (min/d)^shape",
            Key.Required("min", "the shortest"),
            Key.Required("shape", "exponent of the tail; the mean is infinite up to 1")), typeof(Pareto)),
        (new(
            "log-normal",
            "the exponential of a normal variable",
            Key.Required("median", "the median"),
            Key.Required("sigma", "standard deviation of the logarithm")), typeof(LogNormal)),
        (new(
            "math-net",
            "any continuous distribution of MathNet.Numerics",
            Key.Required("distribution", "its name: gamma, weibull, inverse-gaussian, …"),
            Key.Required("parameters", "its parameters by their names in the package"),
            Key.Required("unit", "what the number 1 stands for: a duration")), typeof(MathNetDistribution)),
        (new(
            "truncated",
            "another delay between two ends; what lies outside is drawn again",
            Key.Required("of", "the other delay"),
            new Key("min", "the shortest", "0"),
            Key.Required("max", "the longest")), typeof(Truncated)),
        (new("shifted", "another delay, and some more", Key.Required("of", "the other delay"), Key.Required("by", "what is added")),
            typeof(Shifted)),
    ];

    /// <summary>Measured delays, of a link only.</summary>
    public static readonly (Shape Shape, Type Type) Measured =
        (new("measured", "as in a trace, for each pair of nodes", Key.Required("trace", "the name of a trace of delays")),
            typeof(DelayTrace));

    /// <summary>Reads the delay of a link.</summary>
    public static DelaySpec ReadLink(Value value, IReadOnlyList<TraceSpec> traces)
    {
        var section = value.Kind([.. Family.Select(member => member.Shape), Measured.Shape]);
        return section.Shape == Measured.Shape ? new DelaySpec.Measured(section.Get("trace").Trace<TraceSpec.Delays>(traces))
            : Read(section);
    }

    /// <summary>Reads a delay, or a period.</summary>
    public static DelaySpec Read(Value value) => Read(value.Kind([.. Family.Select(member => member.Shape)]));

    private static DelaySpec Read(Section section) => section.Shape.Name switch
    {
        "constant" => new DelaySpec.Constant(section.Get("value").Duration()),
        "uniform" => ReadUniform(section),
        "exponential" => ReadExponential(section),
        "pareto" => new DelaySpec.Pareto(section.Get("min").Duration(1), section.Get("shape").Positive()),
        "log-normal" => new DelaySpec.LogNormal(
            section.Get("median").Duration(1), section.Get("sigma").Number("a number of at least 0", number => number >= 0)),
        "math-net" => ReadMathNet(section),
        "truncated" => ReadTruncated(section),
        _ => new DelaySpec.Shifted(Read(section.Get("of")), section.Get("by").Duration()),
    };

    private static DelaySpec.Uniform ReadUniform(Section section)
    {
        var min = section.Get("min").Duration();
        return new DelaySpec.Uniform(min, ReadMax(section, min));
    }

    private static TimeSpan ReadMax(Section section, TimeSpan min)
    {
        var max = section.Get("max").Duration();
        return max >= min ? max
            : throw section.Get("max").Expected($"a duration of at least '{section.Path}.min' ({DurationText.Write(min)})");
    }

    private static DelaySpec.Exponential ReadExponential(Section section)
    {
        var mean = section.Get("mean").Duration(1);
        var min = section.Get("min").Duration();
        return mean > min
            ? new DelaySpec.Exponential(mean, min)
            : throw section.Get("mean").Expected($"a duration above '{section.Path}.min' ({DurationText.Write(min)})");
    }

    private static DelaySpec.MathNet ReadMathNet(Section section)
    {
        var distribution = section.Get("distribution");
        var names = MathNetFamily.Names;
        var what = $"one of the distributions {string.Join(", ", names)}";
        var name = distribution.Text(what);
        if (!names.Contains(name))
        {
            throw distribution.Expected(what, Nearest.Hint(name, names));
        }

        // Parameters have the names of the package, so their shape is known only here.
        var written = section.Get("parameters").Section(new Shape(
            "parameters", "the parameters", [.. MathNetFamily.Parameters(name).Select(parameter => Key.Required(parameter, "a number"))]));
        var parameters = written.Shape.Keys
            .Select(key => KeyValuePair.Create(key.Name, written.Get(key.Name).Number("a number", _ => true))).ToList();
        var unit = section.Get("unit").Duration(1);
        return Try(section.Get("parameters"), new DelaySpec.MathNet(name, parameters, unit));
    }

    private static DelaySpec.Truncated ReadTruncated(Section section)
    {
        var min = section.Get("min").Duration();
        return Try(section.Get("max"), new DelaySpec.Truncated(Read(section.Get("of")), min, ReadMax(section, min)));
    }

    /// <summary>What cannot be made of numbers that look right is said at once.</summary>
    private static T Try<T>(Value value, T spec)
        where T : DelaySpec
    {
        try
        {
            _ = PhysicalBuilder.Distribution(spec);
            return spec;
        }
        catch (ArgumentException error)
        {
            throw value.Expected($"numbers that fit ({error.Message.Split(" (Parameter")[0].TrimEnd('.')})");
        }
    }
}
