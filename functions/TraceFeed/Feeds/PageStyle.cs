using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Feeds;

/// <summary>The one style sheet of every page, and the policy that allows it and nothing else.</summary>
public static class PageStyle
{
    /// <summary>What stands between the style tags, byte for byte.</summary>
    internal const string Css = """
        :root{color-scheme:light dark;--ink:#1c1f23;--soft:#565d66;--line:#d8dce1;--page:#fff;--band:#f4f6f8;--link:#0b57a4}
        @media (prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#a4acb6;--line:#3a4149;--page:#14171a;--band:#1e2226;--link:#8cbcf2}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:0 1rem 3rem;max-width:66rem;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
        header{padding:1rem 0;border-bottom:1px solid var(--line)}
        header a{font-weight:700;text-decoration:none;margin-right:.75rem}
        header span{color:var(--soft)}
        h1{font-size:1.6rem;line-height:1.25;margin:1.5rem 0 .5rem}
        h2{font-size:1.15rem;margin:2.25rem 0 .25rem;padding-top:.75rem;border-top:1px solid var(--line)}
        h3{font-size:1.05rem;line-height:1.35;margin:1.1rem 0 .1rem;font-weight:600;max-width:52rem}
        h3 a{text-decoration-thickness:1px;text-underline-offset:.15em}
        p{margin:.4rem 0;max-width:52rem}
        ul{padding-left:1.25rem}
        li{margin:.25rem 0}
        a{color:var(--link)}
        a:focus-visible,div:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        article p,.soft,footer{color:var(--soft)}
        footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.9rem}
        div[role=region]{overflow-x:auto;margin:1.25rem 0}
        table{border-collapse:collapse;min-width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;font-weight:600;padding:.25rem 0}
        th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:600;white-space:nowrap}
        tbody th{font-weight:400;min-width:13rem}
        td{min-width:4.5rem}
        td.here{outline:3px solid var(--ink);outline-offset:-3px;padding-left:.5rem;font-weight:700;background:var(--band)}
        @media (max-width:52rem){caption{max-width:calc(100vw - 2rem);position:sticky;left:0}table:has(th:nth-child(7)){min-width:56rem}tbody th{width:9rem;min-width:9rem}}
        """;

    /// <summary>The value of the Content-Security-Policy header of every page: the style sheet by its hash, no script, no frame.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
