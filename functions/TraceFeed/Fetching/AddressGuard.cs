using System.Net;
using System.Net.Sockets;

namespace TraceFeed.Fetching;

/// <summary>
/// Tells public internet addresses from all others, after IANA's special-purpose registries
/// (https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry).
/// </summary>
public static class AddressGuard
{
    private static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", // unspecified, "this network"
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
        "100.64.0.0/10", // carrier-grade NAT
        "127.0.0.0/8", // loopback
        "169.254.0.0/16", // link-local, where clouds keep their metadata services
        "168.63.129.16/32", // Azure's host agent, though the address looks public: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
        "192.0.0.0/24", "192.88.99.0/24", // protocol assignments, 6to4 relays
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
        "198.18.0.0/15", // benchmarks
        "224.0.0.0/4", "240.0.0.0/4"); // multicast, reserved and broadcast

    // Everything outside 2000::/3 is refused already: loopback, unspecified, IPv4-mapped and -compatible, NAT64 (64:ff9b::/96
    // and 64:ff9b:1::/48), unique local, link-local, site-local, multicast. Inside it, these lead elsewhere than they say.
    private static readonly IPNetwork[] NotPublic6 = Networks(
        "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32", "3fff::/20", // documentation
        "2002::/16"); // 6to4: an IPv4 address in disguise

    /// <summary>Whether the address is a public unicast address of the internet.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(NotPublic4, network => network.Contains(address)),
        // IPNetwork.Contains compares only the IPv4 part of a mapped address, even with an IPv6 network, hence the bits by hand.
        AddressFamily.InterNetworkV6 => (address.GetAddressBytes()[0] & 0xE0) == 0x20
            && !address.IsIPv4MappedToIPv6
            && !Array.Exists(NotPublic6, network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Networks(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
