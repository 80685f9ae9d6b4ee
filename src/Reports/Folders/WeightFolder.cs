using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Reports;

/// <summary>Weights as files that scenarios can name.</summary>
internal static class WeightFolder
{
    /// <summary>Writes DIR/&lt;data set or scenario&gt;/&lt;model&gt;.safetensors of every training.</summary>
    /// <param name="folder">DIR.</param>
    /// <param name="result">The trainings.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(string folder, TrainResult result)
    {
        var files = new List<string>();
        foreach (var trained in result.Models)
        {
            files.Add(Path.Combine(folder, trained.Group, $"{trained.Model}.safetensors"));
            Directory.CreateDirectory(Path.GetDirectoryName(files[^1])!);
            SafeTensors.Write(files[^1], trained.Weights);
        }

        return files;
    }
}
