using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Descriptions of units that are runs of a scenario's models.</summary>
internal static class RunText
{
    /// <summary>Writes what is done, the scenario without its figures, and which of its runs is meant.</summary>
    /// <param name="json">Receives members of an object.</param>
    /// <param name="what">What is done, in a word or two.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="regime">Under which kind of scheduler.</param>
    /// <param name="replicate">Number of the schedule.</param>
    public static void Write(Utf8JsonWriter json, string what, Scenario scenario, string model, Regime regime, int replicate)
    {
        json.WriteString("what", what);
        json.WriteStartObject("scenario");

        // What figures look like changes no run.
        SpecWriter.WriteOptions(json, scenario, option => option.Name != "figures");
        json.WriteEndObject();
        json.WriteString("model", model);
        json.WriteString("regime", regime.Text());
        json.WriteNumber("replicate", replicate);
    }
}
