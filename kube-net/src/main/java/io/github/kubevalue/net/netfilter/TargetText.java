package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Vector;
import java.util.Locale;

/** The text of targets. */
final class TargetText implements Target.Visitor<String> {
    private final MatchText.Form form;
    private final IpFamily family;

    private TargetText(MatchText.Form form, IpFamily family) {
        this.form = form;
        this.family = family;
    }

    static String of(Target target, MatchText.Form form, IpFamily family) {
        return target.accept(new TargetText(form, family));
    }

    // kube-proxy writes %#08x of Go, which pads the digits to eight
    static String hex(int value, MatchText.Form form) {
        return form == MatchText.Form.WRITTEN ? String.format("0x%08x", value) : "0x" + Integer.toHexString(value);
    }

    /** Returns {@code VALUE/MASK}, or the value alone if the mask hides nothing. */
    static String masked(int value, int mask, MatchText.Form form) {
        return hex(value, form) + (mask == -1 ? "" : "/" + hex(mask, form));
    }

    /** Returns those that are not empty, with blanks between. */
    static String words(String... words) {
        return Vector.of(words).reject(String::isEmpty).mkString(" ");
    }

    @Override
    public String noTarget(Target.NoTarget target) {
        return "";
    }

    @Override
    public String accept(Target.Accept target) {
        return "-j ACCEPT";
    }

    @Override
    public String drop(Target.Drop target) {
        return "-j DROP";
    }

    @Override
    public String doReturn(Target.Return target) {
        return "-j RETURN";
    }

    @Override
    public String jump(Target.Jump target) {
        return "-j " + target.chain();
    }

    @Override
    public String doGoto(Target.Goto target) {
        return "-g " + target.chain();
    }

    @Override
    public String reject(Target.Reject target) {
        RejectWith usual = RejectWith.usual(family);
        return form == MatchText.Form.SAVED
                ? "-j REJECT --reject-with " + target.with().getOrElse(usual)
                : "-j REJECT"
                        + target.with().map(with -> " --reject-with " + with).getOrElse("");
    }

    @Override
    public String nat(NatTarget target) {
        return target.accept(new NatTargetText());
    }

    // extensions/libxt_TPROXY.c, tproxy_tg_save and tproxy_tg_save4
    @Override
    public String tproxy(Target.Tproxy target) {
        boolean written = form == MatchText.Form.WRITTEN;
        String any = family == IpFamily.IPV4 ? "0.0.0.0" : "::";
        String ip = target.ip().map(Ip::toString).getOrElse(written ? "" : any);
        boolean marks = !written || target.mask() != 0;
        return words(
                "-j TPROXY --on-port " + target.port(),
                ip.isEmpty() ? "" : "--on-ip " + ip,
                marks
                        ? "--tproxy-mark " + hex(target.value(), MatchText.Form.SAVED) + "/"
                                + hex(target.mask(), MatchText.Form.SAVED)
                        : "");
    }

    @Override
    public String ttl(Target.Ttl target) {
        String name = family == IpFamily.IPV4 ? "ttl" : "hl";
        return "-j " + name.toUpperCase(Locale.ROOT) + " --" + name + "-" + target.operation() + " " + target.value();
    }

    @Override
    public String mark(Target.Mark target) {
        if (form == MatchText.Form.SAVED) {
            Target.Mark kernel = target.canonical();
            return "-j MARK --set-xmark " + hex(kernel.value(), form) + "/" + hex(kernel.mask(), form);
        }
        String value = hex(target.value(), form);
        String masked = masked(target.value(), target.mask(), form);
        return "-j MARK "
                + switch (target.operation()) {
                    case OR -> "--or-mark " + value;
                    case XOR -> "--xor-mark " + value;
                    case AND -> "--and-mark " + value;
                    case SET_MARK -> "--set-mark " + masked;
                    case SET_XMARK -> "--set-xmark " + masked;
                };
    }

    @Override
    public String connmark(Target.Connmark target) {
        String mask = hex(target.mask(), form);
        String packetMask = hex(target.packetMask(), form);
        return "-j CONNMARK "
                + switch (target.operation()) {
                    case SET_XMARK -> "--set-xmark " + hex(target.value(), form) + "/" + mask;
                    case SAVE_MARK -> "--save-mark --nfmask " + packetMask + " --ctmask " + mask;
                    case RESTORE_MARK -> "--restore-mark --nfmask " + packetMask + " --ctmask " + mask;
                };
    }

    @Override
    public String notrack(Target.Notrack target) {
        return "-j " + target.text();
    }

    @Override
    public String zone(Target.Zone target) {
        String option = switch (target.zone().scope()) {
            case BOTH -> "--zone ";
            case ORIGINAL -> "--zone-orig ";
            case REPLY -> "--zone-reply ";
        };
        return "-j CT " + option + target.zone().id();
    }

    @Override
    public String aside(Target.Aside target) {
        return target.text();
    }

    @Override
    public String unknown(Target.Unknown target) {
        return target.text();
    }
}
