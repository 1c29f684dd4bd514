package io.github.kubevalue.model.cel;

/** Whether an expression refers to a name that is not bound within it. */
final class Uses {
    private Uses() {}

    static boolean uses(Expr expr, String name) {
        if (expr instanceof Expr.Ident ident) {
            return ident.name().equals(name);
        } else if (expr instanceof Expr.Select select) {
            return uses(select.operand(), name);
        } else if (expr instanceof Expr.Call call) {
            return call.all().exists(each -> uses(each, name));
        } else if (expr instanceof Expr.ListExpr list) {
            return list.items().exists(each -> uses(each, name));
        } else if (expr instanceof Expr.MapExpr map) {
            return map.entries().exists(entry -> uses(entry._1, name) || uses(entry._2, name));
        } else if (expr instanceof Expr.Bind bind) {
            return uses(bind.value(), name) || !bind.variable().equals(name) && uses(bind.body(), name);
        } else if (expr instanceof Expr.Fold fold) {
            boolean bound = fold.variable().equals(name) || fold.second().contains(name);
            return uses(fold.range(), name) || !bound && (uses(fold.step(), name) || uses(fold.goOn(), name));
        }
        return expr instanceof Expr.Struct struct && struct.parts().exists(each -> uses(each, name));
    }
}
