using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>What studies are asked, as hashes by which shares of them are known to belong together.</summary>
public sealed record StudyQuestion
{
    /// <summary>The program: its very build, and that of kinds of others.</summary>
    public required string Build { get; init; }

    /// <summary>The studies, their options, and the scenario with every default.</summary>
    public required string Asked { get; init; }

    /// <summary>The contents of all files that the scenario and the options name.</summary>
    public required string Files { get; init; }

    /// <summary>The question of some studies.</summary>
    /// <param name="studies">The studies, of one scenario.</param>
    public static StudyQuestion Of(IReadOnlyList<Study> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        using var culture = new InvariantCulture();
        var scenario = studies[0].Scenario;
        IEnumerable<Scenario> cases = [scenario, .. scenario.Swept?.Cells.Select(item => item.Scenario) ?? []];
        return new StudyQuestion
        {
            Build = UnitName.Of(_ => { }, weights: null),
            Asked = UnitName.Of(
                json =>
                {
                    json.WritePropertyName("scenario");
                    ScenarioJson.Write(json, scenario);
                    foreach (var (number, study) in studies.Index())
                    {
                        json.WriteStartObject(number.ToString(CultureInfo.InvariantCulture));
                        json.WriteString("study", study.GetType().Name);
                        study.WriteOptions(json);
                        json.WriteEndObject();
                    }
                },
                weights: null),
            Files = RunInputs.OfFiles(scenario.Folder, [.. cases, .. studies.SelectMany(study => study.Specs)]),
        };
    }
}
