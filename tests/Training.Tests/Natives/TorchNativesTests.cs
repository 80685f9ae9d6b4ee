using TorchSharp;

namespace Hogwild.Training.Tests;

public sealed class TorchNativesTests
{
    private const string Version = "GLIBCXX_3.4.32";

    [Fact]
    public void Natives_load_and_torch_computes_on_one_thread()
    {
        TorchNatives.EnsureLoaded();
        TorchNatives.EnsureLoaded();
        Assert.True(TorchNatives.IsLoaded);
        Assert.Equal(1, torch.get_num_threads());
        using var x = torch.ones(3, torch.ScalarType.Float64, requires_grad: true);
        using var y = x.pow(3).sum();
        var first = torch.autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];
        var second = torch.autograd.grad([first.sum()], [x])[0];
        Assert.Equal([6.0, 6, 6], TorchArrays.Values(second));
    }

    [Fact]
    public void The_version_that_cache_keys_name_is_the_one_that_trains() =>
        Assert.Equal(Trainers.TorchSharpVersion, typeof(torch).Assembly.GetName().Version!.ToString(3));

    [Fact]
    public void Marking_a_need_weak_changes_one_bit_of_the_library()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbol versions are a matter of Linux");
        var library = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        var marked = VersionNeeds.MarkWeak(library, Version);
        var changed = Enumerable.Range(0, library.Length).Where(i => library[i] != marked[i]).ToList();
        Assert.Equal(2, library[Assert.Single(changed)] ^ marked[changed[0]]);
        Assert.Equal(marked, VersionNeeds.MarkWeak(marked, Version));
    }

    [Fact]
    public void A_need_that_is_not_there_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbol versions are a matter of Linux");
        var library = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"));
        var failure = Assert.Throws<InvalidDataException>(() => VersionNeeds.MarkWeak(library, "GLIBCXX_9.9.9"));
        Assert.Contains("GLIBCXX_9.9.9", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void What_is_no_library_is_refused(int length) =>
        Assert.Throws<InvalidDataException>(() => VersionNeeds.MarkWeak(new byte[length], Version));
}
