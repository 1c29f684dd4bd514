package io.github.kubevalue.net.netfilter.text;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The names of ICMP's types and codes: extensions/libxt_icmp.h. */
final class IcmpNames {
    private static final Map<String, String> V4 = HashMap.of(
                    "any", "255",
                    "echo-reply", "0",
                    "pong", "0",
                    "destination-unreachable", "3",
                    "network-unreachable", "3/0",
                    "host-unreachable", "3/1",
                    "protocol-unreachable", "3/2",
                    "port-unreachable", "3/3",
                    "fragmentation-needed", "3/4",
                    "source-quench", "4")
            .merge(HashMap.of(
                    "redirect", "5",
                    "echo-request", "8",
                    "ping", "8",
                    "router-advertisement", "9",
                    "router-solicitation", "10",
                    "time-exceeded", "11",
                    "ttl-exceeded", "11",
                    "parameter-problem", "12",
                    "timestamp-request", "13",
                    "timestamp-reply", "14"));

    private static final Map<String, String> V6 = HashMap.of(
                    "destination-unreachable", "1",
                    "no-route", "1/0",
                    "communication-prohibited", "1/1",
                    "address-unreachable", "1/3",
                    "port-unreachable", "1/4",
                    "packet-too-big", "2",
                    "time-exceeded", "3",
                    "ttl-exceeded", "3",
                    "parameter-problem", "4",
                    "echo-request", "128")
            .merge(HashMap.of(
                    "ping", "128",
                    "echo-reply", "129",
                    "pong", "129",
                    "router-solicitation", "133",
                    "router-advertisement", "134",
                    "neighbor-solicitation", "135",
                    "neighbour-solicitation", "135",
                    "neighbor-advertisement", "136",
                    "neighbour-advertisement", "136",
                    "redirect", "137"));

    private IcmpNames() {}

    /** Returns {@code 8} for {@code echo-request}; numbers stay. */
    static String v4(String name) {
        return V4.getOrElse(name, name);
    }

    /** Returns {@code 128} for {@code echo-request}; numbers stay. */
    static String v6(String name) {
        return V6.getOrElse(name, name);
    }
}
