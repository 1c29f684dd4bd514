package io.github.kubevalue.dns.name;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Lines of {@code /etc/hosts}: an address, then names. Lines without an address or with a broken one count for nothing.
 *
 * @param lines the lines that count
 */
public record HostsFile(Seq<Line> lines) {
    /** Without lines. */
    public static final HostsFile EMPTY = new HostsFile(Vector.empty());

    /**
     * One line.
     *
     * @param ip the address
     * @param names its names, absolute
     */
    public record Line(Ip ip, Seq<DomainName> names) {

        private boolean has(DomainName name) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).isSame(name)) {
                    return true;
                }
            }
            return false;
        }

        /** Returns the line as in the file. */
        @Override
        public String toString() {
            return ip + "\t" + names.map(DomainName::relative).mkString("\t");
        }
    }

    /** Reads the text of a hosts file; {@code #} begins a comment. */
    public static HostsFile parse(String text) {
        return new HostsFile(Vector.of(text.split("\n", -1))
                .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                .map(line -> Vector.of(line.trim().split("\\s+")))
                .flatMap(fields -> Ip.tryParse(fields.head())
                        .map(ip -> new Line(
                                ip, fields.tail().flatMap(DomainName::tryParse).map(DomainName::absolute)))));
    }

    /** Returns this file with one more line. */
    public HostsFile with(Ip ip, Seq<DomainName> names) {
        return new HostsFile(lines.append(new Line(ip, names.map(DomainName::absolute))));
    }

    /** Returns the addresses of a name, in the order of the file; case is not regarded. */
    public Seq<Ip> addresses(DomainName name) {
        Seq<Ip> found = Vector.empty();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            found = line.has(name) && !found.contains(line.ip()) ? found.append(line.ip()) : found;
        }
        return found;
    }

    /** Returns the names of an address, in the order of the file. */
    public Seq<DomainName> names(Ip ip) {
        return lines.filter(line -> line.ip().equals(ip)).flatMap(Line::names).distinct();
    }

    /** Returns the text of the file. */
    @Override
    public String toString() {
        return lines.mkString("\n");
    }
}
