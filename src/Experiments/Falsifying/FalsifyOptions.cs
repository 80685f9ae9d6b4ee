using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>What a search for counterexamples is told beside its scenario.</summary>
/// <param name="Property">What is claimed.</param>
/// <param name="Bound">B in steps.</param>
/// <param name="MaxTests">Schedules that are drawn; the systematic search takes no more unless told its activations.</param>
/// <param name="MaxActivations">The largest number of activations in the systematic search; null for as many as fit.</param>
/// <param name="Force">Whether the systematic search may be larger than 10⁷.</param>
/// <param name="Within">Steps of a run; null for enough of them.</param>
/// <param name="Replay">A seed of FsCheck to begin with; null for that of the scenario.</param>
public sealed record FalsifyOptions(
    FalsifyProperty Property, int Bound, int MaxTests, int? MaxActivations, bool Force, int? Within, string? Replay)
{
    /// <summary>Writes them as members of an object; what is left to the search is left out.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("property", Property.Text());
        json.WriteNumber("bound", Bound);
        json.WriteNumber("max-tests", MaxTests);
        Write(json, "max-activations", MaxActivations);
        json.WriteBoolean("force", Force);
        Write(json, "within", Within);
        if (Replay is not null)
        {
            json.WriteString("replay", Replay);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}
