using System.Buffers.Binary;

namespace Hogwild.Training;

/// <summary>
/// The symbol versions that an ELF library needs of others (section .gnu.version_r; Drepper 2011, "How to write shared libraries").
/// </summary>
internal static class VersionNeeds
{
    private const byte Weak = 2; // VER_FLG_WEAK: the loader goes on where the version is missing.

    /// <summary>A copy of a 64-bit little-endian library in which the needs for <paramref name="version"/> are weak.</summary>
    /// <exception cref="InvalidDataException">It is no such library, or has no such need.</exception>
    public static byte[] MarkWeak(ReadOnlySpan<byte> library, string version)
    {
        if (library.Length < 64 || !library[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF library.");
        }

        var needs = FindSection(library, ".gnu.version_r");
        var names = SectionHeader(library, Int32(library, needs + 40)); // sh_link: the string table of the version names
        var nameTable = (int)Int64(library, names + 24);
        var copy = library.ToArray();
        var marked = 0;
        var need = (int)Int64(library, needs + 24);
        for (var step = -1; step != 0; need += step)
        {
            var entry = need + Int32(library, need + 8);
            for (var next = -1; next != 0; entry += next)
            {
                if (Text(library, nameTable + Int32(library, entry + 8)) == version)
                {
                    copy[entry + 4] |= Weak;
                    marked++;
                }

                next = Int32(library, entry + 12);
            }

            step = Int32(library, need + 12);
        }

        return marked > 0 ? copy : throw new InvalidDataException($"the library does not need the version {version}.");
    }

    private static int FindSection(ReadOnlySpan<byte> library, string name)
    {
        var texts = (int)Int64(library, SectionHeader(library, Int16(library, 62)) + 24);
        for (var section = 0; section < Int16(library, 60); section++)
        {
            var header = SectionHeader(library, section);
            if (Text(library, texts + Int32(library, header)) == name)
            {
                return header;
            }
        }

        throw new InvalidDataException($"the library has no section {name}.");
    }

    private static int SectionHeader(ReadOnlySpan<byte> library, int section) => (int)Int64(library, 40) + (section * Int16(library, 58));

    private static string Text(ReadOnlySpan<byte> library, int at)
    {
        var tail = library[at..];
        return System.Text.Encoding.ASCII.GetString(tail[..tail.IndexOf((byte)0)]);
    }

    private static int Int16(ReadOnlySpan<byte> library, int at) => BinaryPrimitives.ReadUInt16LittleEndian(library[at..]);

    private static int Int32(ReadOnlySpan<byte> library, int at) => BinaryPrimitives.ReadInt32LittleEndian(library[at..]);

    private static long Int64(ReadOnlySpan<byte> library, int at) => BinaryPrimitives.ReadInt64LittleEndian(library[at..]);
}
