namespace Hogwild.Pages.Tests;

/// <summary>The tests that share one browser and one set of pages, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PagesTests : ICollectionFixture<Chromium>, ICollectionFixture<SamplePages>
{
    public const string Name = "pages";
}
