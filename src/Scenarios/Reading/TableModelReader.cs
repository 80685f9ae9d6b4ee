using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>The models of a sweep: files and training may stand side by side, and training may differ by data set.</summary>
internal static class TableModelReader
{
    /// <summary>Reads one.</summary>
    public static ModelSpec Read(string name, Section section, (RuleSpec Spec, string Kind) rule, IReadOnlyList<string> datasets)
    {
        if (!rule.Spec.NeedsWeights)
        {
            throw section.Get("rule").Expected("a rule with parameters (gcn, ignn, energy) in a sweep");
        }

        if (!section.Has("weights") && !section.Has("train"))
        {
            throw new ScenarioException(
                section.Place.ToString(), $"expected 'train', 'weights' or both in '{section.Path}', found {section.Describe()}");
        }

        var train = section.Find("train") is { } settings ? TrainReader.Read(settings, rule.Kind) : null;
        var cells = section.Find("cells");
        if (cells is not null && train is null)
        {
            throw cells.Expected("the key only beside 'train'");
        }

        return new ModelSpec(name, rule.Spec, null, train)
        {
            WeightsPattern = section.Find("weights")?.Text("a path, in which {dataset} stands for the data set,"),
            Cells = cells is null ? [] :
            [
                .. ReferenceReader.Entries(cells, "data sets", datasets)
                    .Select(cell => KeyValuePair.Create(cell.Name, TrainReader.Read(cell.Value, train!))),
            ],
        };
    }
}
