package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.model.address.Ip;

/** Writes the data of records. */
final class DataEncoder {
    private DataEncoder() {}

    static void write(Octets octets, RecordData data) {
        if (data instanceof RecordData.A a) {
            octets.u32(a.ip().low());
        } else if (data instanceof RecordData.Aaaa aaaa) {
            v6(octets, aaaa.ip());
        } else if (data instanceof RecordData.Cname cname) {
            octets.name(cname.target());
        } else if (data instanceof RecordData.Ns ns) {
            octets.name(ns.server());
        } else if (data instanceof RecordData.Ptr ptr) {
            octets.name(ptr.target());
        } else if (data instanceof RecordData.Srv srv) {
            octets.u16(srv.priority()).u16(srv.weight()).u16(srv.port()).plainName(srv.target());
        } else {
            writeOther(octets, data);
        }
    }

    private static void writeOther(Octets octets, RecordData data) {
        if (data instanceof RecordData.Soa soa) {
            octets.name(soa.server())
                    .name(soa.mailbox())
                    .u32(soa.serial())
                    .u32(soa.refresh())
                    .u32(soa.retry())
                    .u32(soa.expire())
                    .u32(soa.minimum());
        } else if (data instanceof RecordData.Txt txt) {
            txt.texts().forEach(text -> text(octets, text));
        } else if (data instanceof RecordData.Mx mx) {
            octets.u16(mx.preference()).name(mx.exchange());
        } else if (data instanceof RecordData.Opaque opaque) {
            opaque.octets().forEach(octet -> octets.u8(octet));
        } else {
            writeRare(octets, data);
        }
    }

    private static void writeRare(Octets octets, RecordData data) {
        if (data instanceof RecordData.Dname dname) {
            octets.plainName(dname.target());
        } else if (data instanceof RecordData.Hinfo hinfo) {
            text(octets, hinfo.cpu());
            text(octets, hinfo.os());
        } else if (data instanceof RecordData.Caa caa) {
            octets.u8(caa.flags());
            text(octets, caa.tag());
            caa.value().chars().forEach(octets::u8);
        } else if (data instanceof RecordData.Naptr naptr) {
            octets.u16(naptr.order()).u16(naptr.preference());
            text(octets, naptr.flags());
            text(octets, naptr.service());
            text(octets, naptr.regexp());
            octets.plainName(naptr.replacement());
        }
    }

    private static void v6(Octets octets, Ip ip) {
        octets.u32(ip.high() >>> 32).u32(ip.high()).u32(ip.low() >>> 32).u32(ip.low());
    }

    private static void text(Octets octets, String text) {
        octets.u8(text.length());
        text.chars().forEach(octets::u8);
    }
}
