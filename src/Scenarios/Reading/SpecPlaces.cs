using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Tells where in a file stands what does not fit in a spec that was read from it.</summary>
internal static class SpecPlaces
{
    /// <summary>Checks a spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="written">Where it was read from.</param>
    /// <param name="step">The grid of the abstract schedulers.</param>
    /// <exception cref="ScenarioException">Something does not fit; the message has a line a fault.</exception>
    public static void Check(object spec, Value written, TimeSpan step) => Checked(spec, written, step);

    /// <summary>The spec, which has been checked.</summary>
    public static object Checked(object spec, Value written, TimeSpan step)
    {
        var faults = new FaultList();
        foreach (var fault in SpecCheck.Of(spec, step))
        {
            faults.Add(written.Misfit(fault));
        }

        faults.Throw();
        return spec;
    }
}
