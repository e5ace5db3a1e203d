#include <glpk.h>
#include <setjmp.h>

// GLPK ends the process where it meets a state it did not expect; numerical trouble deep in a simplex run has been such a state. The calls below come
// back with LIANDONG_GAVE_UP instead, and nothing is printed.
//
// The manual asks for `glp_free_env` after such a jump, which would take all problems of the thread along. What a run leaves half done is its own
// working memory, which is lost; the problem keeps its basis, whose factorization is made anew. The same run from there would give up again.

#define LIANDONG_GAVE_UP 0x7F

static void liandong_jump(void *place) { longjmp(*(jmp_buf *)place, 1); }

static int liandong_hush(void *info, const char *text) {
  (void)info;
  (void)text;
  return 1;
}

// Output is off, but GLPK turns it on to say why it gives up.
static inline void liandong_guard(jmp_buf *place) {
  glp_error_hook(place ? liandong_jump : 0, place);
  glp_term_hook(place ? liandong_hush : 0, 0);
  if (!place) glp_term_out(GLP_OFF);
}

// `function`, guarded; static, so that each module has its own.
#define LIANDONG_GUARDED(name, function, Parameters)                        \
  static inline int name(glp_prob *problem, const Parameters *parameters) { \
    jmp_buf place;                                                          \
    volatile int code = LIANDONG_GAVE_UP;                                   \
    if (setjmp(place) == 0) {                                               \
      liandong_guard(&place);                                               \
      code = function(problem, parameters);                                 \
    }                                                                       \
    liandong_guard(0);                                                      \
    return code;                                                            \
  }

LIANDONG_GUARDED(liandong_simplex, glp_simplex, glp_smcp)
LIANDONG_GUARDED(liandong_intopt, glp_intopt, glp_iocp)
