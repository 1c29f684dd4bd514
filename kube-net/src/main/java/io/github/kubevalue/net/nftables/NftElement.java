package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One member of a set, or one entry of a map.
 *
 * @param key its key
 * @param verdict what a map says of it
 * @param comment what its author says of it
 * @param data what a map to data says of it
 */
public record NftElement(Vector<Datum> key, Option<NftVerdict> verdict, Option<String> comment, Vector<Datum> data) {

    /** Makes an element that leads to a verdict, if to anything. */
    public NftElement(Vector<Datum> key, Option<NftVerdict> verdict, Option<String> comment) {
        this(key, verdict, comment, Vector.empty());
    }

    /** Returns a member of a set. */
    public static NftElement of(Datum... key) {
        return new NftElement(Vector.of(key), Option.none(), Option.none());
    }

    /** Returns a member {@code 10.0.0.1}. */
    public static NftElement of(Ip ip) {
        return of(new Datum.Address(ip));
    }

    /** Returns a member {@code 10.0.0.1 . tcp . 80}. */
    public static NftElement of(Ip ip, IpProtocol protocol, int port) {
        return of(new Datum.Address(ip), new Datum.Protocol(protocol), new Datum.Service(port));
    }

    /** Returns a member {@code tcp . 80}. */
    public static NftElement of(IpProtocol protocol, int port) {
        return of(new Datum.Protocol(protocol), new Datum.Service(port));
    }

    /** Returns the entry of a map that leads from this key to a verdict. */
    public NftElement to(NftVerdict to) {
        return new NftElement(key, Option.some(to), comment, data);
    }

    /** Returns the entry of a map that leads from this key to data. */
    public NftElement to(Vector<Datum> values) {
        return new NftElement(key, verdict, comment, values);
    }

    /** Returns this with a comment. */
    public NftElement commented(String text) {
        return new NftElement(key, verdict, Option.some(text), data);
    }

    /** Returns {@code 172.30.0.46 . tcp . 80 comment "ns6/svc6:p80" : goto reject-chain}. */
    @Override
    public String toString() {
        return key.mkString(" . ")
                + comment.map(text -> " comment \"" + text + "\"").getOrElse("")
                + verdict.map(to -> " : " + to).getOrElse("")
                + (data.isEmpty() ? "" : " : " + data.mkString(" . "));
    }
}
