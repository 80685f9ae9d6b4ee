using Microsoft.Win32.SafeHandles;

namespace Hogwild.Cli;

/// <summary>
/// A stream that the process was given and may share with others, as <c>(hogwild list rules; echo done) &gt; file</c> does. The runtime's
/// own writes at places that it counts itself, over what others wrote since; this one writes at the end, and leaves the place there.
/// </summary>
/// <param name="number">The number of the stream: 1 for the standard output.</param>
internal sealed class SharedFile(int number) : Stream
{
    private readonly FileStream _file = new(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => _file.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_file.CanSeek)
        {
            _file.Position = _file.Length;
        }

        _file.Write(buffer);

        // Asking for the handle moves the place that others share to where this stream is.
        _ = _file.SafeFileHandle;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
