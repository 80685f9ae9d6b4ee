using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Reports;

/// <summary>Weights as files that scenarios can name.</summary>
internal static class WeightFolder
{
    /// <summary>Refuses, before hours of training, what no file can be written to.</summary>
    /// <param name="folder">DIR.</param>
    /// <param name="scenario">Whose models will be trained.</param>
    /// <exception cref="ScenarioException">A folder is where a file should be, or a file where a folder should be.</exception>
    public static void Check(string folder, Scenario scenario)
    {
        IEnumerable<string> groups = scenario.Table is { } tables ? tables.Datasets.Select(dataset => dataset.Key) : [scenario.Name];
        foreach (var group in groups.Select(name => Path.Combine(folder, name)))
        {
            for (var path = Path.GetFullPath(group); path is not null; path = Path.GetDirectoryName(path))
            {
                if (File.Exists(path))
                {
                    throw new ScenarioException(group, $"expected a folder for weights, found the file {path}");
                }
            }

            foreach (var file in scenario.Models.Where(model => model.Train is not null).Select(model => PathOf(group, model.Name)))
            {
                if (Directory.Exists(file))
                {
                    throw new ScenarioException(file, "expected a file, found a folder");
                }
            }
        }
    }

    /// <summary>Writes DIR/&lt;data set or scenario&gt;/&lt;model&gt;.safetensors of every training.</summary>
    /// <param name="folder">DIR.</param>
    /// <param name="result">The trainings.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(string folder, TrainResult result)
    {
        var files = new List<string>();
        foreach (var trained in result.Models)
        {
            files.Add(PathOf(Path.Combine(folder, trained.Group), trained.Model));
            Directory.CreateDirectory(Path.GetDirectoryName(files[^1])!);
            SafeTensors.Write(files[^1], trained.Weights);
        }

        return files;
    }

    private static string PathOf(string group, string model) => Path.Combine(group, $"{model}.safetensors");
}
