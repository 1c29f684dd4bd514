package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;

/**
 * nslookup as a function: what it prints, asking servers over a {@link Transport}.
 *
 * <p>There are two programs of that name, which agree in little: that of BIND, and that of BusyBox, which is in most small
 * images.
 */
public final class Nslookup {
    private Nslookup() {}

    /**
     * Returns what BIND's nslookup 9.18 prints.
     *
     * @param call the command line
     * @param conf the resolv.conf of the machine that it runs on
     * @param transport the way to the servers
     */
    public static Printed bind(NslookupCall call, ResolvConf conf, Transport transport) {
        return new BindNslookup(call, conf, transport).play();
    }

    /**
     * Returns what BusyBox 1.35's nslookup prints. A server that nobody listens for is one that is silent; its complaint on
     * standard error is not modelled.
     *
     * @param call the command line
     * @param conf the resolv.conf of the machine that it runs on
     * @param transport the way to the servers
     */
    public static Printed busybox(NslookupCall call, ResolvConf conf, Transport transport) {
        return new BusyboxNslookup(call, conf, transport).play();
    }
}
