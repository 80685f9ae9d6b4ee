using System.Globalization;

namespace Hogwild.Reports.Tests;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<b> & \"c\" 'd'", "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;")]
    [InlineData("]]></script><!--", "]]&gt;&lt;/script&gt;&lt;!--")]
    [InlineData("a\u202Eb\u0000", "a\\u202eb\\u0000")]
    public void Texts_and_attributes_are_encoded(string text, string encoded) => Assert.Equal(
        $"<p title=\"{encoded}\">{encoded}<br></p>",
        Written(Tag.Of("p", Tag.Attribute("title", text), text, Tag.Of("br"))));

    [Fact]
    public void Classes_stand_after_dots_and_what_is_null_is_nothing() =>
        Assert.Equal("<p class=\"a b\"></p>", Written(Tag.Of("p.a.b", null, Array.Empty<object>())));

    [Fact]
    public void Data_for_scripts_have_no_sign_of_markup()
    {
        var model = Synthetic.Models(2)[0] with { Model = "</script><!-- \u202E" };
        var scenario = Synthetic.Scenario(2);
        var json = CurvesJson.Of(scenario, [new CurveGroup("</script>\u202E", scenario, [model])]);
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('>', json);
        Assert.DoesNotContain('\u202E', json);
    }

    private static string Written(System.Xml.Linq.XElement element)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HtmlText.Write(writer, element);
        return writer.ToString();
    }
}
