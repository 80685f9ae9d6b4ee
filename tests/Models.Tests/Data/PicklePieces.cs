using System.Buffers.Binary;
using System.Text;

namespace Hogwild.Models.Tests;

/// <summary>Pickles as Python 2 writes them, protocol 2: made here of their instructions.</summary>
internal static class PicklePieces
{
    public static byte[] File(byte[] thing) => [0x80, 2, .. thing, (byte)'.'];

    public static byte[] Whole(int number) => [(byte)'J', .. Int(number)];

    public static byte[] Text(string text) => [(byte)'U', (byte)text.Length, .. Encoding.Latin1.GetBytes(text)];

    public static byte[] Name(string module, string name) => Encoding.Latin1.GetBytes($"c{module}\n{name}\n");

    public static byte[] Array(string type, int[] shape, byte[] bytes) =>
    [
        .. Name("numpy.core.multiarray", "_reconstruct"), .. Name("numpy", "ndarray"), (byte)'K', 0, 0x85, .. Text("b"), 0x87, (byte)'R',
        (byte)'(', (byte)'K', 1, (byte)'(', .. shape.SelectMany(Whole), (byte)'t',
        .. Name("numpy", "dtype"), .. Text(type), (byte)'K', 0, (byte)'K', 1, 0x87, (byte)'R',
        (byte)'(', (byte)'K', 3, .. Text("<"), (byte)'N', (byte)'N', (byte)'N', (byte)'t', (byte)'b',
        0x89, (byte)'T', .. Int(bytes.Length), .. bytes, (byte)'t', (byte)'b',
    ];

    public static byte[] Wholes(int[] shape, params int[] numbers) => Array("i4", shape, [.. numbers.SelectMany(Int)]);

    /// <summary>A matrix of ones and zeros.</summary>
    public static byte[] Matrix(int columns, params int[][] rows) =>
    [
        .. Name("scipy.sparse.csr", "csr_matrix"), (byte)')', 0x81, (byte)'}', (byte)'(',
        .. Text("_shape"), .. Whole(rows.Length), .. Whole(columns), 0x86,
        .. Text("indptr"),
        .. Wholes([rows.Length + 1], [.. Enumerable.Range(0, rows.Length + 1).Select(row => rows.Take(row).Sum(of => of.Length))]),
        .. Text("indices"), .. Wholes([rows.Sum(row => row.Length)], [.. rows.SelectMany(row => row)]),
        .. Text("data"), .. Wholes([rows.Sum(row => row.Length)], [.. rows.SelectMany(row => row).Select(_ => 1)]),
        (byte)'u', (byte)'b',
    ];

    public static byte[] Lists(params int[][] lists) =>
    [
        .. Name("collections", "defaultdict"), .. Name("__builtin__", "list"), 0x85, (byte)'R', (byte)'(',
        .. lists.SelectMany((list, key) => (byte[])[.. Whole(key), (byte)']', (byte)'(', .. list.SelectMany(Whole), (byte)'e']), (byte)'u',
    ];

    private static byte[] Int(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
