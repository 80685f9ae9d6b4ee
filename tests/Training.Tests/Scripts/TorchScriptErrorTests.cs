namespace Hogwild.Training.Tests;

/// <summary>Every script that is none, or not pure, gets one line with its place.</summary>
public sealed class TorchScriptErrorTests
{
    private const string Head = ScriptCase.Head;

    [Theory]
    [InlineData("", "layer.py:1:1: expected a function update(own, inbox, edge_features, features, …), found none")]
    [InlineData("def step(own):\n    return own\n", "layer.py:1:1: expected a function update")]
    [InlineData(
        "\ndef update(own, inbox):\n    return own\n",
        "layer.py:2:5: expected update(own, inbox, edge_features, features, …) whose first four arguments are tensors, "
            + "found (own: Tensor, inbox: Tensor)")]
    [InlineData("def update(a, b, c, d: int):\n    return a\n", "layer.py:1:5: expected update(own, inbox, edge_features, features, …)")]
    [InlineData(
        "def update(a, b, c, d, W):\n    return a\n",
        "layer.py:1:24: expected a file under 'parameters' in the scenario for the argument 'W', found none")]
    [InlineData("def update(a, b, c, d, layers: float):\n    return a\n", "layer.py:1:24: expected as further arguments tensors")]
    [InlineData(Head + "    return foo(own)\n", "layer.py:2:12: undefined value foo")]
    [InlineData(Head + "    retrun own\n", "layer.py:1:5: expected a source that torch can parse")]
    [InlineData(Head + "    return (own\n", "layer.py:")]
    [InlineData(Head + "\treturn own.frobnicate()\n", "layer.py:2:9: 'Tensor (inferred)' object has no attribute or method 'frobnicate'")]
    [InlineData(
        "x = 3\n" + Head + "    return own\n",
        "layer.py:1:1: expected def but found 'ident' here: a source consists of functions; export the rest as a module (.pt)")]
    [InlineData(Head + "    return torch.softmax(own)\n", "layer.py:2:12: Arguments for call are not valid. The following variants are")]
    [InlineData(Head + "    print(own)\n", "layer.py:1:5: Return value was annotated as having type Tensor but is actually of type None")]
    [InlineData(Head + "    return 3.0\n", "layer.py:1:5: Return value was annotated as having type Tensor")]
    [InlineData(Head + "    return own, own\n", "layer.py:1:5: Return value was annotated as having type Tensor")]
    [InlineData(Head + "    return own\n" + Head + "    return own\n", "layer.py:1:5: method 'update' already defined")]
    public void A_source_that_does_not_compile(string source, string message) =>
        Assert.StartsWith(message, ScriptCase.ErrorOf(source), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "    return inbox", "expected of update a tensor of float64 and shape [2], found one of float64 and shape [2, 2] at node 0")]
    [InlineData("    return own[0]", "expected of update a tensor of float64 and shape [2], found one of float64 and shape [] at node 0")]
    [InlineData("    return own.to(torch.float32)", "expected of update a tensor of float64 and shape [2], found one of float32")]
    [InlineData("    return own > 0", "expected of update a tensor of float64 and shape [2], found one of bool")]
    [InlineData("    return own.to_sparse()", "")]
    public void A_result_that_is_no_state(string body, string message)
    {
        var error = ScriptCase.ErrorOf(Head + body + "\n");
        Assert.StartsWith($"layer.py:1:5: {message}", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData("    return own + torch.rand(2, dtype=torch.float64)", "expected a pure update")]
    [InlineData("    return torch.dropout(0.5 * own + 0.5, 0.5, True)", "expected a pure update")]
    [InlineData("    own.add_(1)\n    return own", "expected of update that it leaves its arguments alone, found 'own' changed (node 0)")]
    [InlineData("    inbox.mul_(0.5).add_(1)\n    return own", "expected of update that it leaves its arguments alone, found 'inbox'")]
    [InlineData("    features.zero_()\n    return own", "expected of update that it leaves its arguments alone, found 'features' changed")]
    [InlineData("    edge_features.add_(1)\n    return own", "expected of update that it leaves its arguments alone, found 'edge_")]
    public void An_update_that_is_not_pure(string body, string message) =>
        Assert.StartsWith($"layer.py:1:5: {message}", ScriptCase.ErrorOf(Head + body + "\n"), StringComparison.Ordinal);

    [Fact]
    public void An_update_that_fails_says_where_and_at_which_node()
    {
        Assert.Equal(
            "layer.py:2:5: AssertionError: too few neighbours (node 0)",
            ScriptCase.ErrorOf(Head + "    assert inbox.size(0) > 99, 'too few neighbours'\n    return own\n"));
        Assert.StartsWith(
            "layer.py:2:12: mat1 and mat2 shapes cannot be multiplied",
            ScriptCase.ErrorOf($"def helper(x, y):\n    return torch.matmul(x, y)\n{Head}    return helper(own, torch.zeros(5, 3))\n"),
            StringComparison.Ordinal);
    }

    /// <summary>A century is more milliseconds than a wait can have.</summary>
    [Fact]
    public void Any_limit_that_a_scenario_can_have_can_be_waited_for() => Assert.NotNull(
        ScriptCase.Model(Head + "    return 0.5 * own\n", with: spec => spec with { TimeLimit = TimeSpan.FromDays(36_500) }));

    [Fact]
    public void An_update_without_an_end_is_left_behind()
    {
        var message = ScriptCase.ErrorOf(
            Head + "    while True:\n        own = own + 0\n    return own\n",
            spec => spec with { TimeLimit = TimeSpan.FromMilliseconds(300) });
        Assert.Equal("layer.py:1:5: expected an update within 300ms ('time-limit'), found one that still goes on (node 0)", message);
        Assert.NotNull(ScriptCase.Model(Head + "    return 0.5 * own\n"));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0x20 }, "layer.py: expected text in UTF-8, found other bytes at 0")]
    [InlineData(new byte[] { 0x23, 0x00 }, "layer.py: expected text, found a character U+0000")]
    public void What_is_no_text(byte[] bytes, string message) => Assert.Equal(
        message, Assert.Throws<TorchScriptException>(() => ScriptFile.Load("layer.py", bytes, null)).Message);
}
