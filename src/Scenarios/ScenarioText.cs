using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads the text of a scenario: of a file, or of a pipe such as <c>&lt;(sed …)</c>, and of nothing else.</summary>
internal static class ScenarioText
{
    /// <summary>The most bytes that a scenario may have. What is larger belongs into files that it names.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The most bytes of a resolved scenario, in which every number has a line of its own.</summary>
    public const int MostResolvedBytes = 16 * MostBytes;

    /// <summary>Reads it.</summary>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="ScenarioException">It is not there, no file, too large, or no text.</exception>
    public static string Read(string file, int most)
    {
        RequireFile(file);
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return YamlText.Decode(Bytes(stream, file, most), file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ScenarioException($"{file}: expected a file that can be read, found: {error.Message}", error);
        }
    }

    private static void RequireFile(string file)
    {
        if (file.Length == 0 || file.Contains('\0', StringComparison.Ordinal))
        {
            throw new ScenarioException($"'{file}'", "expected the path of a scenario, found none");
        }

        if (Directory.Exists(file))
        {
            throw new ScenarioException(file, "expected a file, found a folder");
        }

        if (!File.Exists(file))
        {
            var near = Nearest.File(Path.GetFullPath(file));
            var hint = near is null ? string.Empty : $"; did you mean '{Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, near)}'?";
            throw new ScenarioException(file, $"expected a file, found none{hint}");
        }

        if (InputFile.IsDevice(file))
        {
            throw new ScenarioException(file, "expected a file, found a device");
        }
    }

    private static ReadOnlySpan<byte> Bytes(FileStream stream, string file, int most)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        while (stream.Read(piece) is > 0 and var count)
        {
            bytes.Write(piece, 0, count);
            if (bytes.Length > most)
            {
                throw new ScenarioException(file, $"expected at most {most >> 20} MB, found more");
            }
        }

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
