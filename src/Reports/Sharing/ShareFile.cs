using System.Globalization;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The file <c>share.json</c>: what a share is a part of, and by which command it was made.</summary>
internal sealed record ShareFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "share.json";

    private const int Format = 1;

    /// <summary>Which share it is.</summary>
    public required Share Share { get; init; }

    /// <summary>What the folder of the results is called.</summary>
    public required string Results { get; init; }

    /// <summary>What all shares are asked.</summary>
    public required StudyQuestion Question { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The command and its options, without those of this share; paths are relative to the folder of the file.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The option that the command has for the folder of all results.</summary>
    public required string FolderOption { get; init; }

    /// <summary>
    /// The option for the folder beside which weights are kept, where that is another one than that of results; null where it is not.
    /// </summary>
    public string? CacheOption { get; init; }

    /// <summary>The scenario with every default, as JSON.</summary>
    public required string Scenario { get; init; }

    /// <summary>Number of units of work.</summary>
    public int Units { get; init; }

    /// <summary>Number of trained models.</summary>
    public int Weights { get; init; }

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    public void Write(Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteNumber("share", Share.Number);
            json.WriteNumber("of", Share.Count);
            json.WriteString("results", Results);
            json.WriteNumber("units", Units);
            json.WriteNumber("weights", Weights);
            json.WriteString("version", Version);
            json.WriteString("build", Question.Build);
            json.WriteString("asked", Question.Asked);
            json.WriteString("files", Question.Files);
            json.WriteStartArray("arguments");
            Arguments.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteString("folder_option", FolderOption);
            if (CacheOption is not null)
            {
                json.WriteString("cache_option", CacheOption);
            }

            json.WritePropertyName("scenario");
            using var scenario = JsonDocument.Parse(Scenario);
            scenario.RootElement.WriteTo(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads the file of a folder.</summary>
    /// <param name="folder">The folder, as it was given.</param>
    /// <exception cref="ScenarioException">There is none, or it is damaged.</exception>
    public static ShareFile Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            var found = Directory.Exists(folder) ? $"one without {Name}" : File.Exists(folder) ? "a file" : "none";
            throw new ScenarioException(folder, $"expected the folder of a share, as --shard leaves it, found {found}");
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            if (root.GetProperty("format").GetInt32() != Format || root.GetProperty("arguments").GetArrayLength() < 2)
            {
                throw new FormatException("another format, or no command");
            }

            string Text(string key) => root.GetProperty(key).GetString()!;
            int Number(string key) => root.GetProperty(key).GetInt32();
            var share = string.Create(CultureInfo.InvariantCulture, $"{Number("share")}/{Number("of")}");
            return new ShareFile
            {
                Share = Share.TryParse(share, out var read) ? read : throw new FormatException($"no share {share}"),
                Results = Path.GetFileName(Text("results")),
                Question = new StudyQuestion { Build = Text("build"), Asked = Text("asked"), Files = Text("files") },
                Version = Text("version"),
                Arguments = [.. root.GetProperty("arguments").EnumerateArray().Select(item => item.GetString()!)],
                FolderOption = Text("folder_option"),
                CacheOption = root.TryGetProperty("cache_option", out var cache) ? cache.GetString() : null,
                Scenario = JsonSerializer.Serialize(root.GetProperty("scenario")),
                Units = Number("units"),
                Weights = Number("weights"),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ScenarioException(path, $"expected a file as --shard leaves it ({Excerpt.Of(error.Message)})");
        }
    }
}
