using System.Text;

namespace Hogwild.Models.Tests;

/// <summary>A file that is gone when the test is over.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hogwild");

    internal TemporaryFile(string? content = null)
        : this(content is null ? null : Encoding.UTF8.GetBytes(content))
    {
    }

    internal TemporaryFile(byte[]? content)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "file");
        if (content is not null)
        {
            File.WriteAllBytes(Path, content);
        }
    }

    internal string Path { get; }

    internal string[] Neighbours => [.. _folder.GetFiles().Select(file => file.Name)];

    public void Dispose() => _folder.Delete(recursive: true);
}
