using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>
/// What studies are asked, for people: the scenario with every default, and beside its sections the options of the studies.
/// </summary>
internal static class StudyJson
{
    /// <summary>Writes it as one object.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="studies">The studies, of one scenario.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Study> studies)
    {
        json.WriteStartObject();
        SpecWriter.WriteOptions(json, studies[0].Scenario, _ => true);
        foreach (var study in studies)
        {
            study.WriteOptions(json);
        }

        json.WriteEndObject();
    }
}
