using System.Security.Cryptography;
using System.Text;

namespace Hogwild.Reports;

/// <summary>Files of any bytes that end with a checksum, in a line <c>sha256 …</c> after a line break of its own.</summary>
internal static class SealedFile
{
    private const string Mark = "\nsha256 ";
    private const int TailLength = 8 + (2 * SHA256.HashSizeInBytes) + 1;

    /// <summary>Writes what is to be in a file, and its checksum.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">What the file stands for; it has part in the checksum.</param>
    /// <param name="write">Writes what is in it; it may close the stream that it is given.</param>
    public static void Write(Stream stream, string name, Action<Stream> write)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        using (var hashed = new HashedStream(stream, hash))
        {
            write(hashed);
        }

        stream.Write(Encoding.UTF8.GetBytes($"{Mark}{Convert.ToHexStringLower(hash.GetHashAndReset())}\n"));
    }

    /// <summary>Opens what is in a file; null where its checksum does not fit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What the file is to stand for.</param>
    public static Stream? Open(string path, string name)
    {
        var file = File.OpenRead(path);
        var content = new HeadStream(file, Math.Max(0, file.Length - TailLength));
        if (file.Length >= TailLength && Fits(file, content, name))
        {
            return content;
        }

        content.Dispose();
        return null;
    }

    private static bool Fits(FileStream file, HeadStream content, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        using (var hashed = new HashedStream(Stream.Null, hash))
        {
            content.CopyTo(hashed);
        }

        var tail = new byte[TailLength];
        file.ReadExactly(tail);
        content.Rewind();
        return Encoding.UTF8.GetString(tail) == $"{Mark}{Convert.ToHexStringLower(hash.GetHashAndReset())}\n";
    }
}
