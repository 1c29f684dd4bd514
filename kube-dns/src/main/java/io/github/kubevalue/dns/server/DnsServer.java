package io.github.kubevalue.dns.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A name server on UDP and TCP: {@code DnsServer.start(address, LiveDns.of(dns))}.
 *
 * <p>It serves until it is closed. What it answers with can be {@linkplain #swap replaced} at any time; a query is answered
 * by one of the two, never by a mixture.
 */
public final class DnsServer implements AutoCloseable {
    private static final int MAX_LISTENERS = 4;
    private static final int END_MILLIS = 1_000;

    private volatile Responder responder;
    private final int port;
    private final List<AutoCloseable> listeners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private DnsServer(InetSocketAddress address, Responder responder) throws IOException {
        this.responder = responder;
        TcpListener tcp = TcpListener.at(address, () -> this.responder);
        listeners.add(tcp);
        port = tcp.port();
        try {
            InetSocketAddress bound = new InetSocketAddress(address.getAddress(), port);
            List<UdpListener> udp = bind(bound);
            udp.forEach(each -> threads.add(Threads.start("dns-udp", each)));
        } catch (IOException e) {
            close();
            throw e;
        }
        threads.add(Threads.start("dns-tcp", tcp));
        threads.add(Threads.start("dns-tcp-watch", tcp::watch));
    }

    /** As many sockets as threads can work at once, where the system shares a port among sockets. */
    private List<UdpListener> bind(InetSocketAddress address) throws IOException {
        List<UdpListener> bound = new ArrayList<>();
        int count = Math.min(MAX_LISTENERS, Runtime.getRuntime().availableProcessors());
        do {
            UdpListener listener = UdpListener.at(address, () -> responder);
            listeners.add(listener);
            bound.add(listener);
        } while (bound.size() < count && bound.get(0).isShareable());
        return bound;
    }

    /**
     * Starts a server at an address; port 0 takes a free one.
     *
     * @throws IOException if the port is taken or may not be used
     */
    public static DnsServer start(InetSocketAddress address, Responder responder) throws IOException {
        return new DnsServer(address, responder);
    }

    /** Returns the port that is served. */
    public int port() {
        return port;
    }

    /** Answers from now on with another responder. */
    public void swap(Responder other) {
        responder = other;
    }

    /** Stops serving and closes all connections; the port is free when it returns. */
    @Override
    public void close() {
        for (AutoCloseable listener : listeners) {
            try {
                listener.close();
            } catch (Exception e) {
                // closing what is closed already
            }
        }
        // a thread that sleeps need not be waited for
        threads.forEach(Thread::interrupt);
        awaitListeners();
    }

    /** A socket that another thread waits on is closed by that thread. */
    private void awaitListeners() {
        try {
            for (Thread thread : threads) {
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
