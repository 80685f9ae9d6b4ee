using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>On which scale distances are measured, and what that makes of a tolerance.</summary>
internal static class ScaleNotes
{
    /// <summary>Facts for run.json.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Facts(Model model, Yardstick yardstick)
    {
        yield return Fact("reference residual", model.Reference.Residual);
        yield return Fact("reference error", yardstick.Error);
        yield return Fact("scale", yardstick.Scale);
        yield return KeyValuePair.Create(
            "scale_from", yardstick.IsFromStart ? "the distance of the start, for the answer is 0" : "the largest number of the answer");
    }

    /// <summary>What a reader must know.</summary>
    /// <param name="model">The model.</param>
    /// <param name="yardstick">Its yardstick.</param>
    /// <param name="start">The distance at the start.</param>
    /// <param name="tolerance">Of the run.</param>
    public static IEnumerable<string> Of(Model model, Yardstick yardstick, double start, double tolerance)
    {
        if (!model.Reference.IsFixedPoint || double.IsNaN(model.Reference.Residual))
        {
            yield break;
        }

        if (!double.IsFinite(yardstick.Scale))
        {
            yield return "the answer itself is no finite number: the numbers of the problem are too large to compute with";
            yield break;
        }

        if (start <= tolerance)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the start is already within run.tolerance ({Powers.Write(tolerance)}) of the answer: its distance is "
                    + $"{Powers.Write(start)}, so that converging says nothing");
        }

        if (yardstick.Error > tolerance * yardstick.Scale)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"run.tolerance ({Powers.Write(tolerance)}) is below what the answer itself is known to, "
                    + $"{Powers.Write(yardstick.Error / yardstick.Scale)} of its size: whether runs converge cannot be told");
        }
    }

    private static KeyValuePair<string, string> Fact(string name, double value) =>
        KeyValuePair.Create(name, value.ToString("R", CultureInfo.InvariantCulture));
}
