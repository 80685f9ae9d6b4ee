using System.Collections;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Options by their paths.</summary>
internal static class SpecPath
{
    /// <summary>The option at a path of a spec; null where the spec has none there.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="path">Keys from it, joined by dots.</param>
    public static Option? OptionAt(object spec, string path)
    {
        var (keys, here) = (PathKeys.Of(path), (object?)spec);
        for (var k = 0; k < keys.Length; k++)
        {
            if (here is null or string or Tensor)
            {
                return null;
            }

            if (Kind.Describes(here.GetType()))
            {
                var option = Kind.Of(here.GetType()).Options.FirstOrDefault(option => option.Name == keys[k]);
                if (option is null || k == keys.Length - 1)
                {
                    return option;
                }

                here = option.In(here);
            }
            else
            {
                here = here is IEnumerable list ? Items.Of(list).FirstOrDefault(item => item.Key == keys[k]).Value : null;
            }
        }

        return null;
    }
}
