package io.github.kubevalue.dns.program;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace with a resolv.conf of its own, and a cable to it: programs run in the namespace, and the servers that
 * they ask are at the other end of the cable.
 */
final class Lab implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int SUBNETS = 250;

    private final String name;
    private final String subnet;
    private final String subnetV6;
    private final Path files;

    private Lab(int number) {
        this.name = "kvdns" + ProcessHandle.current().pid() + "-" + number;
        long place = (ProcessHandle.current().pid() + number * 7L) % SUBNETS;
        this.subnet = "198.19." + place;
        this.subnetV6 = "fd53:" + place + "::";
        this.files = Path.of("/etc/netns", name);
    }

    static void require(String... programs) {
        Programs.require(Vector.of(programs).append("ip").toJavaArray(String[]::new));
        Programs.requireRoot();
    }

    static Lab open() {
        Lab lab = new Lab(COUNT.incrementAndGet());
        try {
            lab.build();
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            lab.close();
            throw e;
        }
    }

    private void build() throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(files.resolve("nsswitch.conf"), "hosts: files dns\n");
        resolvConf("");
        String near = "kd" + ProcessHandle.current().pid() % 100_000 + "." + COUNT.get();
        run("ip netns add " + name);
        run("ip link add " + near + " type veth peer name eth0 netns " + name);
        for (int i = 1; i <= 4; i++) {
            run("ip addr add " + server(i) + "/24 dev " + near);
        }
        run("ip addr add " + serverV6() + "/64 dev " + near + " nodad");
        run("ip link set " + near + " up");
        run("ip -n " + name + " link set lo up");
        run("ip -n " + name + " addr add " + subnet + ".10/24 dev eth0");
        run("ip -n " + name + " addr add " + subnetV6 + "10/64 dev eth0 nodad");
        run("ip -n " + name + " link set eth0 up");
        run("ip -n " + name + " route add default via " + server(1));
        run("ip -n " + name + " -6 route add default via " + serverV6());
    }

    /** The addresses of the namespace, with their subnets. */
    Vector<Cidr> own() {
        return Vector.of(Cidr.parse(subnet + ".10/24"), Cidr.parse(subnetV6 + "10/64"));
    }

    /** Takes the IPv6 address from the namespace, and the way to others with it. */
    void takeIpv6Away() {
        run("ip -n " + name + " -6 route del default");
        run("ip -n " + name + " addr del " + own().last() + " dev eth0");
    }

    /** One of four addresses at the near end of the cable, 1 to 4. */
    Ip server(int number) {
        return Ip.parse(subnet + "." + number);
    }

    /** An address of the other family at the near end of the cable. */
    Ip serverV6() {
        return Ip.parse(subnetV6 + "1");
    }

    /** Writes the file in place, for the programs see the same one under another name. */
    void resolvConf(String text) {
        try {
            Files.writeString(files.resolve("resolv.conf"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that runs a program in the namespace. */
    Seq<String> command(Seq<String> command) {
        return Vector.of("ip", "netns", "exec", name).appendAll(command);
    }

    private static void run(String command) {
        Programs.Output printed = Programs.run(Vector.of(command.split(" ")));
        if (printed.exitStatus() != 0) {
            throw new AssertionError(command + ": " + printed.text());
        }
    }

    @Override
    public void close() {
        Programs.run(Vector.of("ip", "netns", "del", name));
        for (String file : Vector.of("hosts", "nsswitch.conf", "resolv.conf")) {
            delete(files.resolve(file));
        }
        delete(files);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
