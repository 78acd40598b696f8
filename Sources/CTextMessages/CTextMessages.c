#include "CTextMessages.h"
