using System.Text;
using Hogwild.Models;
using Hogwild.Simulation;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>Modules that were exported from PyTorch, and what only looks like one.</summary>
public sealed class ScriptArchiveTests
{
    private const string Source = """
        def update(own, inbox, edge_features, features):
            W = torch.tensor([[0.25, 0.125], [-0.125, 0.5]], dtype=torch.float64)
            return torch.tanh(torch.matmul(torch.sum(inbox, [0]), W) + features)
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_module_computes_what_its_source_says(bool isDouble)
    {
        var model = Model(ModuleArchive.With(ModuleArchive.Forward, isDouble));
        Assert.Equal(ScriptCase.Model(Source).Reference.States, model.Reference.States);
    }

    /// <summary>What libtorch itself writes, with its own places in the code.</summary>
    [Fact]
    public void A_module_that_libtorch_has_written_is_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var module = torch.jit.load(ModuleArchive.With(ModuleArchive.Forward)))
            {
                torch.jit.save(module, file);
            }

            Assert.Equal(ScriptCase.Model(Source).Reference.States, Model(File.ReadAllBytes(file)).Reference.States);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_method_update_comes_before_forward()
    {
        var update = ModuleArchive.Forward.Replace("def forward(", "def update(", StringComparison.Ordinal);
        var model = Model(ModuleArchive.With(ModuleArchive.Forward.Replace("torch.tanh", "torch.sin", StringComparison.Ordinal) + update));
        Assert.Equal(ScriptCase.Model(Source).Reference.States, model.Reference.States);
    }

    [Fact]
    public void A_state_of_its_own_is_found()
    {
        var method = ModuleArchive.Forward.Replace("W = self.W", "W = torch.add_(self.W, 0.001)", StringComparison.Ordinal);
        Assert.StartsWith(
            "layer.pt: code/__torch__.py:6:7: expected a pure update", ErrorOf(ModuleArchive.With(method)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W = self.W", "W = self.V", "layer.pt: ")]
    [InlineData("torch.tanh(", "torch.frobnicate(", "layer.pt: code/__torch__.py:13:12: Unknown builtin")]
    [InlineData("forward", "call", "layer.pt: code/__torch__.py: expected a method update or forward(own, inbox, ")]
    [InlineData("    own: Tensor,\n", "", "layer.pt: code/__torch__.py:6:7: expected forward(own, inbox, edge_features, features, …)")]
    [InlineData(
        "features: Tensor) ",
        "features: Tensor,\n    parameters: Dict[str, Tensor]) ",
        "layer.pt: code/__torch__.py:11:5: expected tensors as")]
    [InlineData(
        "torch.tanh(torch.add(_0, features))", "torch.matmul(inbox, features)[0]", "layer.pt: code/__torch__.py:6:7: expected of forward")]
    [InlineData("torch.add(_0, features)", "torch.matmul(own, torch.zeros([3]))", "layer.pt: code/__torch__.py:13:")]
    public void What_does_not_fit_is_told(string from, string to, string message)
    {
        var error = ErrorOf(ModuleArchive.With(ModuleArchive.Forward.Replace(from, to, StringComparison.Ordinal)));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void What_is_no_module_is_told()
    {
        const string Expected = "layer.pt: expected an archive as torch.jit.script(layer).save(…) writes it, found";
        Assert.Equal($"{Expected} no ZIP archive", ErrorOf("hello"u8.ToArray()));
        Assert.Equal($"{Expected} no ZIP archive", ErrorOf([]));
        Assert.Equal($"{Expected} an archive without data.pkl", ErrorOf(ModuleArchive.Of(("x", []))));
        Assert.Equal(
            $"{Expected} one without code: torch.save writes such",
            ErrorOf(ModuleArchive.Of(("data.pkl", Encoding.Latin1.GetBytes("\u0080\u0002}.")))));
        var whole = ModuleArchive.With(ModuleArchive.Forward);
        for (var length = 0; length < whole.Length; length += 97)
        {
            Assert.StartsWith("layer.pt: ", ErrorOf(whole[..length]), StringComparison.Ordinal);
        }
    }

    private static string ErrorOf(byte[] bytes) => Assert.Throws<TorchScriptException>(() => Model(bytes)).Message;

    private static Model Model(byte[] bytes) =>
        new TorchScriptSpec(InputFile.At("layer.pt"), 2).Create(new RuleContext("m", ScriptCase.Data) { Code = bytes });
}
