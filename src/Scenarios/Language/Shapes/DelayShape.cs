namespace Hogwild.Scenarios;

/// <summary>The kinds of delay.</summary>
internal static class DelayShape
{
    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new("constant", "always the same", Key.Required("value", "the delay")),
        new("uniform", "equally likely between two ends", Key.Required("min", "the shortest"), Key.Required("max", "the longest")),
        new(
            "exponential",
            "a shortest delay plus an exponential variable",
            Key.Required("mean", "mean of the whole delay"),
            new Key("min", "the shortest", "0")),
        new(
            "pareto",
            "longer than d with probability (min/d)^shape",
            Key.Required("min", "the shortest"),
            Key.Required("shape", "exponent of the tail; the mean is infinite up to 1")),
        new(
            "log-normal",
            "the exponential of a normal variable",
            Key.Required("median", "the median"),
            Key.Required("sigma", "standard deviation of the logarithm")),
    ];

    /// <summary>Reads a delay.</summary>
    public static DelaySpec Read(Value value)
    {
        var section = value.Kind(Kinds);
        return section.Shape.Name switch
        {
            "constant" => new DelaySpec.Constant(section.Get("value").Duration()),
            "uniform" => ReadUniform(section),
            "exponential" => ReadExponential(section),
            "pareto" => new DelaySpec.Pareto(section.Get("min").Duration(1), section.Get("shape").Positive()),
            _ => new DelaySpec.LogNormal(
                section.Get("median").Duration(1), section.Get("sigma").Number("a number of at least 0", number => number >= 0)),
        };
    }

    private static DelaySpec.Uniform ReadUniform(Section section)
    {
        var min = section.Get("min").Duration();
        var max = section.Get("max").Duration();
        return max >= min
            ? new DelaySpec.Uniform(min, max)
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
}
