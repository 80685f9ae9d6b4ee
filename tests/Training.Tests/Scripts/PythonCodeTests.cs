namespace Hogwild.Training.Tests;

/// <summary>What TorchScript's compiler is given of a source that Python reads as well: every line and column stays.</summary>
public sealed class PythonCodeTests
{
    [Theory]
    [InlineData(
        "import torch\nfrom a import (\n  b,\n  c)\ndef f(x):\n    return x\n",
        "            \n               \n    \n    \ndef f(x):\n    return x\n")]
    [InlineData("from a import b, \\\n  c\ndef f(x):\n    import_me = x\n", "                  \n   \ndef f(x):\n    import_me = x\n")]
    [InlineData(
        "\"\"\"What it is.\n\ndef update(x): (((\n\"\"\"\ndef f(x):\n    'inside'\n",
        "              \n\n                  \n   \ndef f(x):\n    'inside'\n")]
    [InlineData("@torch.jit.script\ndef f(x):\n", "                 \ndef f(x):\n")]
    [InlineData("x.to(torch.float64)", "x.to(7            )")]
    [InlineData("x.to(torch.bool) + torch.float(3) + torch.int_repr(x)", "x.to(11        ) + torch.float(3) + torch.int_repr(x)")]
    [InlineData("s = 'torch.float64' # torch.float64", "s = 'torch.float64' # torch.float64")]
    [InlineData("def f(x: torch.Tensor):", "def f(x: torch.Tensor):")]
    public void Python_s_own_becomes_spaces(string text, string expected) =>
        Assert.Equal(expected + "\n", new PythonCode("a.py", text).Script);

    [Fact]
    public void Strings_and_comments_are_no_code()
    {
        const string Text = "a = 'x\\'(' # (\nb = \"\"\"]\n'\"\"\" + c\n";
        Assert.Equal("a =           \nb =     \n     + c\n", new PythonCode("a.py", Text).Mask);
    }

    [Theory]
    [InlineData(0, "a.py:1:1")]
    [InlineData(2, "a.py:1:3")]
    [InlineData(3, "a.py:2:1")]
    [InlineData(4, "a.py:2:2")]
    public void A_place_counts_from_one(int at, string place) => Assert.Equal(place, new PythonCode("a.py", "ab\ncd\n").PlaceOf(at));

    [Fact]
    public void What_would_be_too_deep_for_a_compiler_that_recurs_is_refused()
    {
        var deep = Assert.Throws<TorchScriptException>(() => new PythonCode("a.py", "\n" + new string('(', 201)));
        Assert.Equal("a.py:2:201: expected at most 200 brackets within each other, found more", deep.Message);
        var open = Assert.Throws<TorchScriptException>(() => new PythonCode("a.py", "def f(x):\n    return g([x)\n"));
        Assert.Equal("a.py:2:13: expected an end of the bracket (, found none", open.Message);
        var longest = Assert.Throws<TorchScriptException>(() => new PythonCode("a.py", "x = " + new string('-', 10_000) + "y\n"));
        Assert.Equal("a.py:1:1: expected a statement of at most 10000 characters, found a longer one", longest.Message);
        Assert.NotNull(new PythonCode("a.py", $"def f(x):\n    \"\"\"{new string('-', 20_000)}\"\"\"\n    return x\n"));
    }

    [Fact]
    public void A_head_is_read_with_types_and_defaults()
    {
        const string Text = """
            def update_all(x):
                return x
            def update(own, inbox: torch.Tensor, edge_features,  # one, two
                       features: Tensor, parameters: Dict[str, Tensor],
                       layer : int = 3, W: Tensor=None) -> Tensor:
                return own
            """;
        var head = ScriptSignature.Find(new PythonCode("a.py", Text), "update", 0, Text.Length, isMethod: false)!;
        Assert.Equal(
            ["own Tensor False", "inbox torch.Tensor False", "edge_features Tensor False", "features Tensor False",
                "parameters Dict[str,Tensor] False", "layer int True", "W Tensor True"],
            head.Arguments.Select(argument => $"{argument.Name} {argument.Type} {argument.HasDefault}"));
        Assert.Equal(("a.py:3:5", "a.py:4:12"), (head.Place, head.Arguments[3].Place));
    }
}
