package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Items;
import io.github.kubevalue.dns.plugin.kubernetes.Found.NameError;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Finds the address that the name of a pod spells: {@code 10-244-1-2.demo.pod}. */
// plugin/kubernetes/kubernetes.go, findPods
record PodLookup(Watched watched, RecordRequest request, DomainName zone) {

    Found find() {
        PodMode mode = watched.options().pods();
        if (mode == PodMode.DISABLED) {
            return new NameError(because("pods disabled: there are no names of pod addresses"));
        }
        String label = request.service();
        if (label.isEmpty()) {
            return new Found.Node(because("a namespace has no records"));
        }
        String address = dotted(label);
        Option<Ip> ip = Ip.tryParse(address);
        if (mode == PodMode.INSECURE) {
            return ip.<Found>map(spelled ->
                            new Items(Vector.of(item(spelled)), because("pods insecure: the address in the name")))
                    .getOrElse(() -> new NameError(because("pods insecure: " + label + " spells no address")));
        }
        Seq<Pod> pods = watched.podsAt(address).filter(pod -> pod.namespace().equals(request.namespace()));
        return pods.isEmpty() || ip.isEmpty()
                ? new NameError(because("pods verified: no pod has the address " + address))
                : new Items(
                        pods.map(pod -> item(ip.get())),
                        Evidence.of(Kubernetes.NAME, pods.head().key(), "pods verified: the pod has it"));
    }

    private Item item(Ip ip) {
        return new Item(unmapped(ip), 0, request.service() + "." + request.namespace() + ".pod", zone);
    }

    private static String dotted(String label) {
        long dashes = label.chars().filter(c -> c == '-').count();
        return label.replace('-', dashes == 3 && !label.contains("--") ? '.' : ':');
    }

    /** Go reads an IPv4 address that is mapped into IPv6 as the IPv4 address. */
    static Ip unmapped(Ip ip) {
        boolean mapped = !ip.isV4() && ip.high() == 0 && ip.low() >>> 32 == 0xffff;
        return mapped ? Ip.v4(ip.low() & 0xffff_ffffL) : ip;
    }

    private static Evidence because(String rule) {
        return Evidence.of(Kubernetes.NAME, rule);
    }
}
