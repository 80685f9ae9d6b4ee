using System.Security.Cryptography;

namespace Hogwild.Engines;

/// <summary>The first message on every connection: of which run it is, and from whom.</summary>
/// <param name="Worker">Number of the worker.</param>
/// <param name="Incarnation">How often it has been started before.</param>
/// <param name="Port">Where it can be reached.</param>
internal readonly record struct Greeting(int Worker, int Incarnation, int Port)
{
    private const ulong Magic = 0x474C4957474F4831;

    /// <summary>The longest greeting.</summary>
    public const int LongestMessage = 128;

    /// <summary>As a message.</summary>
    public byte[] Write(byte[] secret)
    {
        var bytes = new ByteWriter();
        bytes.Fixed(Magic);
        bytes.Bytes(secret);
        bytes.Number(Worker);
        bytes.Number(Incarnation);
        bytes.Number(Port);
        return bytes.Written.ToArray();
    }

    /// <summary>Reads a message; null where it is that of a stranger.</summary>
    public static Greeting? Read(byte[]? message, byte[] secret)
    {
        try
        {
            if (message is null)
            {
                return null;
            }

            var reader = new ByteReader(message);
            var isOurs = reader.Fixed() == Magic;
            return CryptographicOperations.FixedTimeEquals(reader.Bytes(secret.Length), secret) && isOurs
                ? new Greeting((int)reader.Number(), (int)reader.Number(), (int)reader.Number()) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
