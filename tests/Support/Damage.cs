using System.Text;

namespace Hogwild;

/// <summary>Files that nobody meant to write, as functions of a seed: good ones that some harm has come to.</summary>
internal static class Damage
{
    private const int MostChanges = 6;
    private const int HugeOneIn = 200;

    private static readonly string[] Words =
    [
        "0", "1", "-1", "60000", "65535", "65536", "-0", "NaN", "inf", "1e309", "4.0D+00", "2147483647", "2147483648", "4294967296",
        "9223372036854775807", "18446744073709551616", "99999999999999999999", "fffffffffffffffff", "null", "[]", "{}", "{'weight': 3}",
        "\"", "{", "[[[[", "a", "#", "%", ",", ",,", ";", "\t", "\n", "\r\n", "\uFEFF", "\0", "\u001b[31m", "é", ":", "true", "1:2",
    ];

    // Nodes up to these take a second to make; there are few of them.
    private static readonly string[] Huge = ["9999999", "10000000", "67108864", "99999999"];

    /// <summary>A file that begins as one of some good ones.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> good, ulong seed)
    {
        var state = seed;
        var file = good[Below(good.Count)].ToList();
        for (var change = Below(MostChanges); change >= 0; change--)
        {
            Change(file);
        }

        return [.. file];

        int Below(int count) => (int)(Next(ref state) % (ulong)count);

        void Change(List<byte> bytes)
        {
            var (at, length) = (Below(bytes.Count + 1), Below(9));
            length = Math.Min(length, bytes.Count - at);
            switch (Below(6))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, [.. Enumerable.Range(0, length).Select(_ => (byte)Below(256))]);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, Below(8) == 0 ? bytes.Count - at : 0);
                    break;
                default:
                    var number = bytes.FindIndex(at, item => item is >= (byte)'0' and <= (byte)'9');
                    at = number < 0 ? at : number;
                    bytes.RemoveRange(at, number < 0 ? 0 : 1);
                    var words = Below(HugeOneIn) == 0 ? Huge : Words;
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[Below(words.Length)]));
                    break;
            }
        }
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
