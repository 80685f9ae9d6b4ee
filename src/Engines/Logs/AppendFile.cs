using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// A file of records that is mapped into memory: what has been appended is in it even where the process is killed at once. A record is the
/// number of its bytes, the bytes, and a hash of all records so far, so that one that was cut, or changed, is told from a whole one.
/// </summary>
internal sealed class AppendFile : IDisposable
{
    private const long FirstSize = 1 << 16;
    private const long MostMore = 1 << 26;
    private readonly FileStream _file;
    private MemoryMappedFile? _mapped;
    private MemoryMappedViewAccessor? _view;
    private long _size;
    private ulong _chain;

    /// <summary>Opens a file, to append behind what is whole in it.</summary>
    /// <param name="path">The file; where there is none, it is made.</param>
    /// <param name="used">How many bytes of it are whole.</param>
    /// <param name="chain">The hash of the records in it.</param>
    public AppendFile(string path, long used = 0, ulong chain = StableHash.Start)
    {
        (_chain, Used) = (chain, used);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        _file.SetLength(used);
        Grow(0);
    }

    /// <summary>How many bytes the records take.</summary>
    public long Used { get; private set; }

    /// <summary>Appends a record.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        Grow(sizeof(int) + record.Length + sizeof(ulong));
        _chain = Chain(_chain, record);
        var memory = _view!.SafeMemoryMappedViewHandle;
        BinaryPrimitives.WriteInt32LittleEndian(number, record.Length);
        memory.WriteSpan<byte>((ulong)Used, number[..sizeof(int)]);
        memory.WriteSpan((ulong)(Used + sizeof(int)), record);
        BinaryPrimitives.WriteUInt64LittleEndian(number, _chain);
        memory.WriteSpan<byte>((ulong)(Used + sizeof(int) + record.Length), number);
        Used += sizeof(int) + record.Length + sizeof(ulong);
    }

    /// <summary>The hash of records to which one is appended.</summary>
    public static ulong Chain(ulong chain, ReadOnlySpan<byte> record)
    {
        chain = StableHash.Add(chain, record.Length);
        for (; record.Length >= sizeof(long); record = record[sizeof(long)..])
        {
            chain = StableHash.Add(chain, BinaryPrimitives.ReadInt64LittleEndian(record));
        }

        foreach (var last in record)
        {
            chain = StableHash.Add(chain, last);
        }

        return chain;
    }

    /// <summary>Closes the file, which then ends where its records do.</summary>
    public void Dispose()
    {
        if (_view is not null)
        {
            Unmap();
            _file.SetLength(Used);
            _file.Dispose();
        }
    }

    private void Grow(long more)
    {
        if (_view is not null && Used + more <= _size)
        {
            return;
        }

        Unmap();
        _size = Used + more + Math.Clamp(Used, FirstSize, MostMore);
        Reserve();
        _mapped = MemoryMappedFile.CreateFromFile(
            _file, null, _size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _mapped.CreateViewAccessor(0, _size);
    }

    /// <summary>
    /// Makes the file so long, with blocks of its own: where there is no room that is told here, and not at an address in memory.
    /// </summary>
    private void Reserve()
    {
        Span<byte> nothing = stackalloc byte[1 << 12];
        nothing.Clear();
        for (var at = RandomAccess.GetLength(_file.SafeFileHandle); at < _size; at += nothing.Length)
        {
            RandomAccess.Write(_file.SafeFileHandle, nothing[..(int)Math.Min(nothing.Length, _size - at)], at);
        }
    }

    private void Unmap()
    {
        _view?.Dispose();
        _mapped?.Dispose();
        (_view, _mapped) = (null, null);
    }
}
