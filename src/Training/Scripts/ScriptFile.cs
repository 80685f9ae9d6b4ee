using System.Text;
using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>A file with a script, read from its bytes: a source (<c>.py</c>) or an exported module (<c>.pt</c>).</summary>
internal static class ScriptFile
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Whether a file is a source, by its name.</summary>
    public static bool IsSource(string path) => path.EndsWith(".py", StringComparison.OrdinalIgnoreCase);

    /// <summary>Compiles or loads a script; the natives are loaded for that.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="parameters">Tensors by name; null where there is no file of them.</param>
    /// <exception cref="TorchScriptException">It is no script, or one without an update that can be called.</exception>
    /// <exception cref="TorchNativesException">The natives cannot be loaded.</exception>
    public static ScriptProgram Load(string file, byte[] bytes, WeightFile? parameters)
    {
        var program = IsSource(file) ? ScriptSource.Read(new PythonCode(file, Text(file, bytes)), parameters)
            : ScriptArchive.Read(file, bytes, parameters);
        TorchNatives.EnsureLoaded();
        try
        {
            ScriptWorker.Run(program.Load, Longest);
            return program;
        }
        catch (TimeoutException)
        {
            throw new TorchScriptException($"{file}: expected a script that compiles within a minute");
        }
        catch (Exception error) when (ScriptWorker.IsOfTorch(error))
        {
            throw program.Errors.Of(error.Message);
        }
    }

    private static string Text(string file, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            throw new TorchScriptException($"{file}: expected at most {MostBytes} bytes of source, found {bytes.Length}");
        }

        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new TorchScriptException($"{file}: expected text, found a character U+0000")
                : text.TrimStart('\ufeff').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException error)
        {
            throw new TorchScriptException($"{file}: expected text in UTF-8, found other bytes at {error.Index}", error);
        }
    }
}
