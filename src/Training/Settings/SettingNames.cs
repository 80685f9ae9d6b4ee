using System.Text;

namespace Hogwild.Training;

/// <summary>Names of settings in files: words in lower case, joined by hyphens.</summary>
internal static class SettingNames
{
    /// <summary><c>LearningRate</c> to <c>learning-rate</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
