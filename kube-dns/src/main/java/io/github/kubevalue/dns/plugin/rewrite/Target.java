package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.name.DomainName;

/** The name to which a record points, if it is of a type whose name is rewritten. */
// plugin/rewrite/reverter.go, getRecordValueForRewrite and setRewrittenRecordValue
final class Target {
    private Target() {}

    /** The name, or an empty text. */
    static String of(RecordData data) {
        if (data instanceof RecordData.Srv srv) {
            return srv.target().toString();
        }
        if (data instanceof RecordData.Mx mx) {
            return mx.exchange().toString();
        }
        if (data instanceof RecordData.Cname cname) {
            return cname.target().toString();
        }
        if (data instanceof RecordData.Ns ns) {
            return ns.server().toString();
        }
        if (data instanceof RecordData.Dname dname) {
            return dname.target().toString();
        }
        if (data instanceof RecordData.Naptr naptr) {
            return naptr.replacement().toString();
        }
        if (data instanceof RecordData.Soa soa) {
            return soa.server().toString();
        }
        return data instanceof RecordData.Ptr ptr ? ptr.target().toString() : "";
    }

    static RecordData with(RecordData data, DomainName name) {
        if (data instanceof RecordData.Srv srv) {
            return new RecordData.Srv(srv.priority(), srv.weight(), srv.port(), name);
        }
        if (data instanceof RecordData.Mx mx) {
            return new RecordData.Mx(mx.preference(), name);
        }
        if (data instanceof RecordData.Cname) {
            return new RecordData.Cname(name);
        }
        if (data instanceof RecordData.Ns) {
            return new RecordData.Ns(name);
        }
        if (data instanceof RecordData.Dname) {
            return new RecordData.Dname(name);
        }
        if (data instanceof RecordData.Naptr naptr) {
            return new RecordData.Naptr(
                    naptr.order(), naptr.preference(), naptr.flags(), naptr.service(), naptr.regexp(), name);
        }
        if (data instanceof RecordData.Soa soa) {
            return new RecordData.Soa(
                    name, soa.mailbox(), soa.serial(), soa.refresh(), soa.retry(), soa.expire(), soa.minimum());
        }
        return data instanceof RecordData.Ptr ? new RecordData.Ptr(name) : data;
    }
}
